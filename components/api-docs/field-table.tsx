import { TypeName } from "@/components/api-docs/type-name";
import type { Field } from "@/lib/api/schema-fields";

interface FieldTableProps {
  /** For screen readers: “Parameters of List users”. */
  readonly label: string;
  readonly fields: readonly Field[];
  /** Whether “required” means something here: it does for what one sends. */
  readonly sent?: boolean;
}

/** Names, types and meanings; rows on a phone, so that nothing scrolls sideways. */
export function FieldTable({ label, fields, sent = false }: FieldTableProps) {
  return (
    <dl aria-label={label} className="divide-y divide-border rounded-card border border-border">
      {fields.map((field) => (
        <div
          key={`${field.place ?? ""} ${field.name}`}
          className="grid gap-x-6 gap-y-0.5 px-3 py-2 sm:grid-cols-[minmax(12rem,2fr)_3fr]"
        >
          <dt className="min-w-0">
            <code className="break-words font-mono text-mono">{field.name}</code>
            {field.place && <span className="ml-2 text-muted text-xs">{field.place}</span>}
            {sent && field.required && <span className="ml-2 text-warning text-xs">required</span>}
          </dt>
          <dd className="min-w-0">
            <TypeName type={field.type} object={field.object} />
            {field.description && <span className="text-muted"> · {field.description}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
