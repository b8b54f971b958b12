import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type {
  Billing,
  ChangeSlug,
  DeleteOrganization,
  OrganizationDetail,
  OrganizationDto,
  OrganizationSettings,
  RenameOrganization,
  SetToolkit,
  SignUp,
  SlugAvailability,
} from "@/lib/organizations/schemas";

/** The keys and readers of what is asked before anybody is signed in. */
export const organizationQueries = {
  slug: (slug: string) =>
    queryOptions({
      queryKey: ["slug", slug] as const,
      queryFn: ({ signal }) => getJson<SlugAvailability>("/api/sign-up/slug", { slug }, signal),
      staleTime: 0,
    }),
};

/** The writers of organizations, as `mutationFn`. After `signUp`, sign in with the same e-mail and password. */
export const organizationMutations = {
  signUp: (input: SignUp) => sendJson<OrganizationDto>("POST", "/api/sign-up", input),
};

const billing = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/billing`;

/** The key and reader of the Billing page. */
export const billingQueries = {
  get: (slug: string) =>
    queryOptions({
      queryKey: ["billing", slug] as const,
      queryFn: ({ signal }) => getJson<Billing>(billing(slug), {}, signal),
    }),
};

/** The writer of the entitlement, as `mutationFn`; it answers the page as it is then. */
export const billingMutations = {
  setToolkit: (slug: string) => (input: SetToolkit) => sendJson<Billing>("PATCH", billing(slug), input),
};

const settings = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/settings`;

/** The key and reader of the Settings page. */
export const settingsQueries = {
  get: (slug: string) =>
    queryOptions({
      queryKey: ["settings", slug] as const,
      queryFn: ({ signal }) => getJson<OrganizationSettings>(settings(slug), {}, signal),
    }),
};

/** The writers of the Settings page, as `mutationFn`. After another address the browser loads the page there. */
export const settingsMutations = {
  rename: (slug: string) => (input: RenameOrganization) =>
    sendJson<OrganizationSettings>("PATCH", settings(slug), input),
  changeSlug: (slug: string) => (input: ChangeSlug) =>
    sendJson<OrganizationDetail>("PUT", `${settings(slug)}/slug`, input),
  remove: (slug: string) => (input: DeleteOrganization) => sendJson<void>("DELETE", settings(slug), input),
};
