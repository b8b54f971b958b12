import { queryOptions } from "@tanstack/react-query";
import type {
  CreateApiToken,
  CreateConnectorCredential,
  CreatedCredential,
  CreateServiceToken,
  CredentialDto,
  RotateCredential,
  UpdateCredential,
} from "@/lib/credentials/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";

/** Where the browser reaches the credentials of a holder. */
export type HolderPath =
  /** `link`: reached by a setup link, which sees what was made by it alone. */
  | { readonly kind: "connector"; readonly id: string; readonly link?: string }
  | { readonly kind: "serviceAccount"; readonly id: string }
  | { readonly kind: "people" };

function base(slug: string, holder: HolderPath): string {
  const organization = `/api/organizations/${encodeURIComponent(slug)}`;
  if (holder.kind === "people") return `${organization}/api-tokens`;
  if (holder.kind === "connector" && holder.link !== undefined) return `/api/setup/${holder.link}/credentials`;
  if (holder.kind === "connector") return `${organization}/connectors/${holder.id}/credentials`;
  return `${organization}/service-accounts/${holder.id}/tokens`;
}

/** The keys and readers of credentials. */
export const credentialQueries = {
  all: (slug: string) => ["credentials", slug] as const,

  list: (slug: string, holder: HolderPath) =>
    queryOptions({
      queryKey: [...credentialQueries.all(slug), "list", holder] as const,
      queryFn: ({ signal }) => getJson<readonly CredentialDto[]>(base(slug, holder), {}, signal),
    }),
};

/**
 * The writers of credentials, as `mutationFn`. Afterwards invalidate `credentialQueries.all(slug)`. The answers of `create` and
 * `rotate` hold the secret, once: keep it in component state, never in the query cache. A workload identity has none.
 */
export const credentialMutations = {
  create:
    (slug: string, holder: HolderPath) =>
    (input: CreateConnectorCredential | CreateServiceToken | CreateApiToken): Promise<CreatedCredential> =>
      sendJson<CreatedCredential>("POST", base(slug, holder), input),

  update: (slug: string, holder: HolderPath) => (input: UpdateCredential & { readonly id: string }) => {
    const { id, ...change } = input;
    return sendJson<CredentialDto>("PATCH", `${base(slug, holder)}/${id}`, change);
  },

  rotate: (slug: string, holder: HolderPath) => (input: RotateCredential & { readonly id: string }) => {
    const { id, ...how } = input;
    return sendJson<CreatedCredential>("POST", `${base(slug, holder)}/${id}/rotate`, how);
  },

  revoke: (slug: string, holder: HolderPath) => (id: string) =>
    sendJson<CredentialDto>("DELETE", `${base(slug, holder)}/${id}`),
};
