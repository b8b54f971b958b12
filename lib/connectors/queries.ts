import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { ConnectorDto, CreateConnector, SettingsPreview, UpdateConnector } from "@/lib/connectors/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/connectors`;

/** The keys and readers of connectors. */
export const connectorQueries = {
  all: (slug: string) => ["connectors", slug] as const,

  list: (slug: string) =>
    queryOptions({
      queryKey: [...connectorQueries.all(slug), "list"] as const,
      queryFn: ({ signal }) => getJson<readonly ConnectorDto[]>(base(slug), {}, signal),
    }),

  /**
   * For the shell around every page. A key of its own: what the shell has read must not meet a page that is not hydrated yet, or
   * that page would differ from what the server rendered.
   */
  held: (slug: string) =>
    queryOptions({
      queryKey: [...connectorQueries.all(slug), "held"] as const,
      queryFn: ({ signal }) => getJson<readonly ConnectorDto[]>(base(slug), {}, signal),
    }),

  detail: (slug: string, connectorId: string) =>
    queryOptions({
      queryKey: [...connectorQueries.all(slug), "detail", connectorId] as const,
      queryFn: ({ signal }) => getJson<ConnectorDto>(`${base(slug)}/${connectorId}`, {}, signal),
    }),

  /** What settings would mean. A read, sent as POST because settings are no address; the old answer stays until the new one is there. */
  preview: (slug: string, connectorId: string, input: UpdateConnector) =>
    queryOptions({
      queryKey: [...connectorQueries.all(slug), "preview", connectorId, input] as const,
      queryFn: () => sendJson<SettingsPreview>("POST", `${base(slug)}/${connectorId}/preview`, input),
      placeholderData: keepPreviousData,
    }),
};

/** The writers of connectors, as `mutationFn`. Afterwards invalidate `connectorQueries.all(slug)`. */
export const connectorMutations = {
  create: (slug: string) => (input: CreateConnector) => sendJson<ConnectorDto>("POST", base(slug), input),

  update: (slug: string, connectorId: string) => (input: UpdateConnector) =>
    sendJson<ConnectorDto>("PATCH", `${base(slug)}/${connectorId}`, input),
};
