import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { OrganizationChoices, SwitchedTo } from "@/lib/organization-choice/schemas";

/** The organizations of whoever is signed in. */
export const choiceQueries = {
  list: () =>
    queryOptions({
      queryKey: ["organization-choice"] as const,
      queryFn: ({ signal }) => getJson<OrganizationChoices>("/api/organization-choice", {}, signal),
    }),
};

/** Goes to another one; afterwards the browser loads the address that is answered. */
export const choiceMutations = {
  change: (organizationId: string) => sendJson<SwitchedTo>("POST", "/api/organization-choice", { organizationId }),
};
