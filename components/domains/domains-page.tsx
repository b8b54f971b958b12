"use client";

import { useQuery } from "@tanstack/react-query";
import { Globe, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { AddDomain } from "@/components/domains/add-domain";
import { domainColumns } from "@/components/domains/domain-columns";
import { DomainDialog } from "@/components/domains/domain-dialog";
import { slowLiveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { ListSkeleton } from "@/components/ui/skeleton";
import { useUrlParams } from "@/components/ui/use-url-params";
import { domainQueries } from "@/lib/domains/queries";
import { type DomainItem, domainLimit } from "@/lib/domains/schemas";

/** `?open={id}` shows one domain, `?add={name}` asks to add one, which other pages link to. */
export function DomainsPage({ slug }: { readonly slug: string }) {
  const t = useTranslations("domains");
  const common = useTranslations("common");
  const url = useUrlParams();
  const { data, error, refetch } = useQuery({ ...domainQueries.list(slug), refetchInterval: slowLiveMs });
  const mayAdd = useMay("domain:create");
  const close = () => url.push({ open: undefined, add: undefined });
  const add = mayAdd ? url.params.get("add") : null;
  const open = data?.find((domain) => domain.id === url.params.get("open") || domain.name === add);
  const addButton = mayAdd && (
    <Button variant="primary" onClick={() => url.push({ add: "new" })}>
      <Plus aria-hidden />
      {t("addDomain")}
    </Button>
  );
  return (
    <>
      <SectionHeader page="domains" actions={data && data.length > 0 && addButton} />
      {data ? (
        <Domains slug={slug} domains={data} onOpen={(domain) => url.push({ open: domain.id })} add={addButton} />
      ) : error ? (
        <ErrorState
          title={error.message}
          action={<Button onClick={() => void refetch()}>{common("tryAgain")}</Button>}
        />
      ) : (
        <ListSkeleton />
      )}
      <DomainDialog slug={slug} domain={open} onClose={close} />
      {data && (
        <AddDomain
          slug={slug}
          open={add !== null && open === undefined}
          name={add === null || add === "new" ? "" : add}
          onClose={close}
          onAdded={(domain) => url.replace({ add: undefined, open: domain.id })}
        />
      )}
    </>
  );
}

interface DomainsProps {
  readonly slug: string;
  readonly domains: readonly DomainItem[];
  readonly onOpen: (domain: DomainItem) => void;
  readonly add: React.ReactNode;
}

function Domains({ slug, domains, onOpen, add }: DomainsProps) {
  const t = useTranslations("domains");
  // A new cell function would be a new component, and lose the dialog that is open in it.
  const columns = useMemo(() => domainColumns(t, slug), [t, slug]);
  if (domains.length === 0) {
    return (
      <EmptyState icon={Globe} title={t("empty.title")} action={add}>
        {t("empty.text")}
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={domains}
        rowId={(domain) => domain.id}
        rowHref={(domain) => `/o/${slug}/security/domains?open=${domain.id}`}
        onOpen={onOpen}
      />
      <p className="tabular text-muted text-xs">{t("limit", { count: domains.length, limit: domainLimit })}</p>
    </div>
  );
}
