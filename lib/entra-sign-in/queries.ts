import { queryOptions } from "@tanstack/react-query";
import type {
  AddSignInSecret,
  ConnectorSignInDto,
  SaveConnectorSignIn,
  SignInPageDto,
} from "@/lib/entra-sign-in/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";

const base = (slug: string, connectorId: string) =>
  `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/sign-in`;

/** The keys and readers of a connector's sign-in settings. */
export const connectorSignInQueries = {
  get: (slug: string, connectorId: string) =>
    queryOptions({
      queryKey: ["connector-sign-in", slug, connectorId] as const,
      queryFn: ({ signal }) => getJson<SignInPageDto>(base(slug, connectorId), {}, signal),
    }),
};

/** The writers, as `mutationFn`. Afterwards invalidate the key of `connectorSignInQueries.get`. */
export const connectorSignInMutations = {
  save: (slug: string, connectorId: string) => (input: SaveConnectorSignIn) =>
    sendJson<ConnectorSignInDto>("PUT", base(slug, connectorId), input),

  addSecret: (slug: string, connectorId: string) => (input: AddSignInSecret) =>
    sendJson<ConnectorSignInDto>("POST", `${base(slug, connectorId)}/secrets`, input),

  deleteSecret: (slug: string, connectorId: string) => (secretId: string) =>
    sendJson<void>("DELETE", `${base(slug, connectorId)}/secrets/${secretId}`),
};
