"use client";

import { useQuery } from "@tanstack/react-query";
import { Tags } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { AcceptNewKeys } from "@/components/metadata/accept-new-keys";
import { metadataKeyColumns } from "@/components/metadata/metadata-key-columns";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchField } from "@/components/ui/search-field";
import { useFormat } from "@/components/ui/use-format";
import { useUrlParams } from "@/components/ui/use-url-params";
import { metadataQueries } from "@/lib/metadata/queries";
import { ListMetadataKeysParams, type MetadataKeys } from "@/lib/metadata/schemas";
import { parseUrlParams } from "@/lib/utils/url-params";

export function MetadataKeysList({ slug }: { readonly slug: string }) {
  const t = useTranslations("metadata");
  const common = useTranslations("common");
  const url = useUrlParams();
  const params = parseUrlParams(ListMetadataKeysParams, url.params.entries());
  const query = useQuery(metadataQueries.list(slug, params));
  const { data, isPlaceholderData } = query;
  if (!data) return <Unread query={query} />;
  return (
    <div className="flex flex-col gap-4">
      <AcceptNewKeys slug={slug} accept={data.acceptNew} />
      {data.total === 0 ? (
        <EmptyState icon={Tags} title={t("empty.title")}>
          {t(data.acceptNew ? "empty.map" : "empty.declare")}
        </EmptyState>
      ) : (
        <>
          <SearchField
            label={t("search")}
            placeholder={t("searchHint")}
            value={params.q ?? ""}
            onChange={(q) => url.replace({ q })}
          />
          <KeysTable
            slug={slug}
            data={data}
            dimmed={isPlaceholderData}
            sort={{ value: params.sort ?? "key", onChange: (sort) => url.push({ sort }) }}
            nothing={
              <EmptyState
                icon={Tags}
                title={t("noMatch", { query: params.q ?? "" })}
                action={<Button onClick={() => url.push({ q: undefined })}>{common("clearFilters")}</Button>}
              />
            }
          />
        </>
      )}
    </div>
  );
}

interface KeysTableProps {
  readonly slug: string;
  readonly data: MetadataKeys;
  readonly dimmed: boolean;
  readonly sort: { readonly value: string; readonly onChange: (value: string) => void };
  readonly nothing: ReactNode;
}

function KeysTable({ slug, data, dimmed, sort, nothing }: KeysTableProps) {
  const t = useTranslations("metadata");
  const format = useFormat();
  const mayWrite = useMay("metadata:update");
  // A new cell function would be a new component, and lose the dialog that is open in it.
  const columns = useMemo(() => metadataKeyColumns(t, format, mayWrite ? slug : null), [t, format, mayWrite, slug]);
  if (data.keys.length === 0) return nothing;
  const { keys, total } = data;
  return (
    <>
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={data.keys}
        rowId={(item) => item.key}
        dimmed={dimmed}
        sort={sort}
      />
      <p className="tabular text-muted text-xs">
        {keys.length === total ? t("count", { total }) : t("countShown", { shown: keys.length, total })}
      </p>
    </>
  );
}
