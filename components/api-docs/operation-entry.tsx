import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { FieldTable } from "@/components/api-docs/field-table";
import { MethodBadge } from "@/components/api-docs/method-badge";
import { TypeName } from "@/components/api-docs/type-name";
import { CodeBlock } from "@/components/ui/code-block";
import type { ReferenceOperation } from "@/lib/api/schemas";

/** One operation: a line that opens. Needs no script, and a link to it opens it. */
export function OperationEntry({ operation }: { readonly operation: ReferenceOperation }) {
  const { id, method, path, summary, description, permission, parameters, bodies, example } = operation;
  return (
    // Whoever opens it before the page is hydrated has changed an attribute.
    <details suppressHydrationWarning className="group border-border border-t first:border-t-0">
      <summary className="flex min-h-11 list-none flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90" />
        <MethodBadge method={method} />
        <h3 className="min-w-0 font-medium">{summary}</h3>
        <code className="min-w-0 break-all font-mono text-mono text-muted">{path}</code>
      </summary>
      <div id={id} className="flex flex-col gap-4 border-border border-t bg-canvas px-4 py-4">
        {description && <p className="max-w-[720px]">{description}</p>}
        <p className="text-muted">
          {permission === null ? (
            "Any token that works."
          ) : (
            <>
              Needs the permission <code className="font-mono text-mono text-text">{permission}</code>.
            </>
          )}
        </p>
        {parameters.length > 0 && (
          <Part title="Parameters">
            <FieldTable sent label={`Parameters of ${summary}`} fields={parameters} />
          </Part>
        )}
        {bodies.map(({ name, fields }) => (
          <Part key={name ?? ""} title={name === null ? "Body" : `Body for the kind ${name}`}>
            <FieldTable
              sent
              label={`Body of ${summary}${name === null ? "" : ` for the kind ${name}`}`}
              fields={fields}
            />
          </Part>
        ))}
        <Part title="Example">
          <CodeBlock code={example} what={`Command: ${summary}`} />
        </Part>
        <Part title="Answers">
          <Answers operation={operation} />
        </Part>
      </div>
    </details>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <h4 className="font-medium text-muted text-xs">{title}</h4>
      {children}
    </div>
  );
}

function Answers({ operation: { status, answer, isList, refusals } }: { readonly operation: ReferenceOperation }) {
  return (
    <ul className="flex flex-col gap-1">
      <li className="flex gap-3">
        <code className="font-mono text-mono text-success">{status}</code>
        <span className="min-w-0">
          {answer === null ? "Nothing: it is done." : <TypeName {...answer} />}
          {isList && ", as a list: items, next and total"}
        </span>
      </li>
      {refusals.map((refusal) => (
        <li key={refusal.status} className="flex gap-3">
          <code className="font-mono text-mono text-muted">{refusal.status}</code>
          <span className="min-w-0 text-muted">{refusal.description}</span>
        </li>
      ))}
    </ul>
  );
}
