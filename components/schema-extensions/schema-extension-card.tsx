import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { MappingTarget } from "@/components/metadata/mapping-target";
import { SchemaExtensionActions } from "@/components/schema-extensions/schema-extension-actions";
import { describeType } from "@/components/schema-extensions/type-words";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { timeOf } from "@/components/ui/time-tags";
import type { SchemaAttribute, SchemaExtensionItem } from "@/lib/schema-extensions/schemas";

interface SchemaExtensionCardProps {
  readonly slug: string;
  readonly item: SchemaExtensionItem;
}

export function SchemaExtensionCard({ slug, item }: SchemaExtensionCardProps) {
  const t = useTranslations("schemaExtensions");
  const mayWrite = useMay("schema:update");
  return (
    <Card
      title={<bdi className="[overflow-wrap:anywhere]">{item.name}</bdi>}
      action={mayWrite && <SchemaExtensionActions slug={slug} item={item} />}
    >
      <div className="flex flex-col gap-3">
        {item.description && <bdi className="text-muted">{item.description}</bdi>}
        <CopyField compact label={t("form.urn")} value={item.urn} />
        <Attributes item={item} />
        <p className="tabular text-muted text-xs">
          {t.rich("card.use", {
            users: item.users,
            name: item.declaredBy,
            bdi: (words) => <bdi>{words}</bdi>,
            time: timeOf(item.createdAt),
          })}
        </p>
      </div>
    </Card>
  );
}

function Attributes({ item }: { readonly item: SchemaExtensionItem }) {
  const t = useTranslations("schemaExtensions.card");
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <caption className="sr-only">{t("caption", { name: item.name })}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-border border-b text-muted text-xs">
          <th scope="col" className="py-2 pr-4 font-medium">
            {t("attribute")}
          </th>
          <th scope="col" className="py-2 pr-4 font-medium">
            {t("type")}
          </th>
          <th scope="col" className="py-2 font-medium">
            {t("target")}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {item.attributes.map((attribute) => (
          <AttributeRow key={attribute.name} urn={item.urn} attribute={attribute} />
        ))}
      </tbody>
    </table>
  );
}

function AttributeRow({ urn, attribute }: { readonly urn: string; readonly attribute: SchemaAttribute }) {
  const t = useTranslations("schemaExtensions");
  const { name, description, canonicalValues } = attribute;
  return (
    <tr className="border-border border-b align-top last:border-b-0 max-sm:flex max-sm:flex-col max-sm:gap-1 max-sm:py-3">
      <th scope="row" className="font-normal sm:w-1/4 sm:py-2.5 sm:pr-4">
        <span className="block font-medium font-mono text-mono [overflow-wrap:anywhere]">{name}</span>
        {description && <bdi className="text-muted text-xs">{description}</bdi>}
      </th>
      <td className="sm:py-2.5 sm:pr-4">
        <span className="block">{describeType(t, attribute)}</span>
        {canonicalValues.length > 0 && (
          <span className="block text-muted text-xs [overflow-wrap:anywhere]">
            {t("card.suchAs", { values: canonicalValues.join(", ") })}
          </span>
        )}
      </td>
      <td className="sm:w-1/2 sm:py-2">
        <MappingTarget wide urn={urn} name={name} />
      </td>
    </tr>
  );
}
