"use client";

import { useQuery } from "@tanstack/react-query";
import { Blocks } from "lucide-react";
import { entraWizard } from "@/components/connectors/entra-labels";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { SchemaExtensionCard } from "@/components/schema-extensions/schema-extension-card";
import { EmptyState } from "@/components/ui/empty-state";
import { schemaExtensionQueries } from "@/lib/schema-extensions/queries";
import { schemaExtensionLimit } from "@/lib/schema-extensions/schemas";

export function SchemaExtensionsList({ slug }: { readonly slug: string }) {
  const query = useQuery(schemaExtensionQueries.list(slug));
  const mayWrite = useMay("schema:update");
  const { data } = query;
  if (!data) return <Unread query={query} rows={4} />;
  if (data.length === 0) {
    return (
      <EmptyState icon={Blocks} title="No schema extension yet.">
        <p>
          A metadata key holds any text. An extension holds attributes with a type: whole numbers, dates, true or false,
          several values. Entra's values are checked by it, and other apps find it in /Schemas.
        </p>
        <p className="mt-2">
          {mayWrite ? "Declare it here first." : "An EnterpriseAdmin declares it here first."} Then add each attribute
          in Entra as <code className="whitespace-nowrap font-mono text-mono">urn:…:attribute</code> under{" "}
          <b>{entraWizard.both.advanced}</b> &gt; <b>{entraWizard.both.editList}</b>, and map it.
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
        {data.length} of at most {schemaExtensionLimit} extensions
        {mayWrite ? "" : ". An EnterpriseAdmin can change them."}
      </p>
    </div>
  );
}
