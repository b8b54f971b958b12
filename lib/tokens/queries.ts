import { queryOptions } from "@tanstack/react-query";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { CreatedToken, CreateToken, TokenDto, UpdateToken } from "@/lib/tokens/schemas";

const base = (slug: string, connectorId: string) =>
  `/api/organizations/${encodeURIComponent(slug)}/connectors/${connectorId}/tokens`;

/** The keys and readers of a connector's tokens. */
export const tokenQueries = {
  all: (slug: string) => ["tokens", slug] as const,

  list: (slug: string, connectorId: string) =>
    queryOptions({
      queryKey: [...tokenQueries.all(slug), "list", connectorId] as const,
      queryFn: ({ signal }) => getJson<readonly TokenDto[]>(base(slug, connectorId), {}, signal),
    }),
};

/** The writers of tokens, as `mutationFn`. Afterwards invalidate `tokenQueries.all(slug)`. */
export const tokenMutations = {
  /** The answer holds the secret, once: keep it in component state, never in the query cache. */
  create: (slug: string, connectorId: string) => (input: CreateToken) =>
    sendJson<CreatedToken>("POST", base(slug, connectorId), input),

  update: (slug: string, connectorId: string) => (input: UpdateToken & { readonly tokenId: string }) =>
    sendJson<TokenDto>("PATCH", `${base(slug, connectorId)}/${input.tokenId}`, { active: input.active }),

  revoke: (slug: string, connectorId: string) => (tokenId: string) =>
    sendJson<TokenDto>("DELETE", `${base(slug, connectorId)}/${tokenId}`),
};
