"use client";

import { useQuery } from "@tanstack/react-query";
import { Blocks } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { SchemaExtensionCard } from "@/components/schema-extensions/schema-extension-card";
import { EmptyState } from "@/components/ui/empty-state";
import { schemaExtensionQueries } from "@/lib/schema-extensions/queries";
import { schemaExtensionLimit } from "@/lib/schema-extensions/schemas";

export function SchemaExtensionsList({ slug }: { readonly slug: string }) {
  const t = useTranslations("schemaExtensions");
  const { entraWizard } = useEntraLabels();
  const query = useQuery(schemaExtensionQueries.list(slug));
  const mayWrite = useMay("schema:update");
  const { data } = query;
  if (!data) return <Unread query={query} rows={4} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={Blocks} title={t("empty.title")}>
        <p>{t("empty.text")}</p>
        <p className="mt-2">
          {t(mayWrite ? "empty.declareFirst" : "empty.adminFirst")}{" "}
          {t.rich("empty.toEntra", {
            advanced: entraWizard.both.advanced,
            editList: entraWizard.both.editList,
            code: (words) => <code className="whitespace-nowrap font-mono text-mono">{words}</code>,
            b: (words) => <b>{words}</b>,
          })}
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {data.map((item) => (
        <SchemaExtensionCard key={item.id} slug={slug} item={item} />
      ))}
      <p className="tabular text-muted text-xs">
        {t(mayWrite ? "limit" : "limitReadOnly", { count: data.length, limit: schemaExtensionLimit })}
      </p>
    </div>
  );
}
