"use client";

import { useQuery } from "@tanstack/react-query";
import { Tags } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { AcceptNewKeys } from "@/components/metadata/accept-new-keys";
import { metadataKeyColumns } from "@/components/metadata/metadata-key-columns";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchField } from "@/components/ui/search-field";
import { useUrlParams } from "@/components/ui/use-url-params";
import { metadataQueries } from "@/lib/metadata/queries";
import { ListMetadataKeysParams, type MetadataKeys } from "@/lib/metadata/schemas";
import { countOf } from "@/lib/utils/format";
import { parseUrlParams } from "@/lib/utils/url-params";

export function MetadataKeysList({ slug }: { readonly slug: string }) {
  const url = useUrlParams();
  const params = parseUrlParams(ListMetadataKeysParams, url.params.entries());
  const query = useQuery(metadataQueries.list(slug, params));
  const { data, isPlaceholderData } = query;
  if (!data) return <Unread query={query} />;
  return (
    <div className="flex flex-col gap-4">
      <AcceptNewKeys slug={slug} accept={data.acceptNew} />
      {data.total === 0 ? (
        <EmptyState icon={Tags} title="No metadata key yet.">
          {data.acceptNew
            ? "Map an attribute of Entra to a key, and the key appears here with the first person. Or declare it first, so that its name is right."
            : "Declare the keys that Entra may send. Values of other keys are not stored."}
        </EmptyState>
      ) : (
        <>
          <SearchField
            label="Search metadata keys"
            placeholder="Search key or description"
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
                title={`No key matches “${params.q}”.`}
                action={<Button onClick={() => url.push({ q: undefined })}>Clear filters</Button>}
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
  const mayWrite = useMay("metadata:update");
  // A new cell function would be a new component, and lose the dialog that is open in it.
  const columns = useMemo(() => metadataKeyColumns(mayWrite ? slug : null), [mayWrite, slug]);
  if (data.keys.length === 0) return nothing;
  const shown = data.keys.length === data.total ? "" : `${data.keys.length} of `;
  return (
    <>
      <DataTable
        caption="Metadata keys"
        columns={columns}
        rows={data.keys}
        rowId={(item) => item.key}
        dimmed={dimmed}
        sort={sort}
      />
      <p className="tabular text-muted text-xs">
        {shown}
        {countOf(data.total, "key")}
      </p>
    </>
  );
}
