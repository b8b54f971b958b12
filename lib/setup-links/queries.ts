import { queryOptions } from "@tanstack/react-query";
import type { AddSignInSecret } from "@/lib/entra-sign-in/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { CreatedSetupLink, CreateSetupLink, OpenedSetupLink, SetupLinkDto } from "@/lib/setup-links/schemas";
import type { SaveSignInByLink, SignInByLink } from "@/lib/setup-links/sign-in-schemas";

const base = (slug: string, connectorId: string) =>
  `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/setup-links`;

/** The keys and readers of setup links: the admin's list, and what a link may see of the sign-in. */
export const setupLinkQueries = {
  list: (slug: string, connectorId: string) =>
    queryOptions({
      queryKey: ["setup-links", slug, connectorId] as const,
      queryFn: ({ signal }) => getJson<readonly SetupLinkDto[]>(base(slug, connectorId), {}, signal),
    }),

  signIn: (linkId: string) =>
    queryOptions({
      queryKey: ["setup-link-sign-in", linkId] as const,
      queryFn: ({ signal }) => getJson<SignInByLink>(`/api/setup/${linkId}/sign-in`, {}, signal),
    }),
};

/** The writers, as `mutationFn`. The answer of `create` may hold the link, once: keep it out of the query cache. */
export const setupLinkMutations = {
  create: (slug: string, connectorId: string) => (input: CreateSetupLink) =>
    sendJson<CreatedSetupLink>("POST", base(slug, connectorId), input),

  revoke: (slug: string, connectorId: string) => (id: string) =>
    sendJson<SetupLinkDto>("DELETE", `${base(slug, connectorId)}/${id}`),

  open: (token: string) => sendJson<OpenedSetupLink>("POST", "/api/setup/open", { token }),

  saveSignIn: (linkId: string) => (input: SaveSignInByLink) =>
    sendJson<SignInByLink>("PUT", `/api/setup/${linkId}/sign-in`, input),

  addSecret: (linkId: string) => (input: AddSignInSecret) =>
    sendJson<SignInByLink>("POST", `/api/setup/${linkId}/sign-in/secrets`, input),
};
