import { useMay } from "@/components/layout/viewer-provider";
import { MappingTarget } from "@/components/metadata/mapping-target";
import { SchemaExtensionActions } from "@/components/schema-extensions/schema-extension-actions";
import { describeType } from "@/components/schema-extensions/type-words";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { Time } from "@/components/ui/time";
import type { SchemaAttribute, SchemaExtensionItem } from "@/lib/schema-extensions/schemas";
import { countOf } from "@/lib/utils/format";

interface SchemaExtensionCardProps {
  readonly slug: string;
  readonly item: SchemaExtensionItem;
}

export function SchemaExtensionCard({ slug, item }: SchemaExtensionCardProps) {
  const mayWrite = useMay("schema:update");
  return (
    <Card
      title={<bdi className="[overflow-wrap:anywhere]">{item.name}</bdi>}
      action={mayWrite && <SchemaExtensionActions slug={slug} item={item} />}
    >
      <div className="flex flex-col gap-3">
        {item.description && <bdi className="text-muted">{item.description}</bdi>}
        <CopyField compact label="URN" value={item.urn} />
        <Attributes item={item} />
        <p className="tabular text-muted text-xs">
          {item.users === 0 ? "Nobody has" : `${countOf(item.users, "user")} ${item.users === 1 ? "has" : "have"}`} a
          value · declared by <bdi>{item.declaredBy}</bdi>, <Time at={item.createdAt} />
        </p>
      </div>
    </Card>
  );
}

function Attributes({ item }: { readonly item: SchemaExtensionItem }) {
  return (
    <table className="w-full border-collapse text-left max-sm:block">
      <caption className="sr-only">Attributes of {item.name}</caption>
      <thead className="max-sm:sr-only">
        <tr className="border-border border-b text-muted text-xs">
          <th scope="col" className="py-2 pr-4 font-medium">
            Attribute
          </th>
          <th scope="col" className="py-2 pr-4 font-medium">
            Type
          </th>
          <th scope="col" className="py-2 font-medium">
            Mapping target in Entra
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
  const { name, description, canonicalValues } = attribute;
  return (
    <tr className="border-border border-b align-top last:border-b-0 max-sm:flex max-sm:flex-col max-sm:gap-1 max-sm:py-3">
      <th scope="row" className="font-normal sm:w-1/4 sm:py-2.5 sm:pr-4">
        <span className="block font-medium font-mono text-mono [overflow-wrap:anywhere]">{name}</span>
        {description && <bdi className="text-muted text-xs">{description}</bdi>}
      </th>
      <td className="sm:py-2.5 sm:pr-4">
        <span className="block">{describeType(attribute)}</span>
        {canonicalValues.length > 0 && (
          <span className="block text-muted text-xs [overflow-wrap:anywhere]">
            Such as {canonicalValues.join(", ")}
          </span>
        )}
      </td>
      <td className="sm:w-1/2 sm:py-2">
        <MappingTarget wide urn={urn} name={name} />
      </td>
    </tr>
  );
}
