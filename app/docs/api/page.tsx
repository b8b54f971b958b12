import Link from "next/link";
import { anchorOf } from "@/components/api-docs/anchor-of";
import { ChaptersNav } from "@/components/api-docs/chapters-nav";
import { FieldTable } from "@/components/api-docs/field-table";
import { Introduction } from "@/components/api-docs/introduction";
import { OperationEntry } from "@/components/api-docs/operation-entry";
import { Logo } from "@/components/layout/logo";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { titled } from "@/i18n/titled";
import { apiReference } from "@/lib/api/reference";
import { env } from "@/lib/env";

export const generateMetadata = titled("apiDocs");

/** Public: it describes the API and names nothing of anybody. */
export default function ApiPage() {
  const { chapters, objects } = apiReference();
  const { USHER_ORIGIN, USHER_API_REQUESTS_PER_MINUTE } = env();
  return (
    <div className="mx-auto flex w-full max-w-[1200px] flex-col gap-8 px-4 py-8 sm:px-6">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        <div className="min-w-0">
          <Link href="/" className="inline-flex touch:min-h-11 items-center gap-2.5 font-semibold">
            <Logo className="size-6" />
            Usher
          </Link>
          <h1 className="mt-3 font-semibold text-2xl">API</h1>
          <p className="mt-1 text-muted">
            Everything that a program can do for an organization, under{" "}
            <code className="break-all font-mono text-mono">{USHER_ORIGIN}/api/v1</code>.
          </p>
        </div>
        <Button asChild>
          <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a>
        </Button>
      </header>
      <div className="grid gap-8 lg:grid-cols-[11rem_minmax(0,1fr)]">
        <ChaptersNav chapters={[...chapters.map(({ name }) => name), "Objects"]} />
        <main id="main" className="flex min-w-0 flex-col gap-8">
          <Introduction origin={USHER_ORIGIN} requestsPerMinute={USHER_API_REQUESTS_PER_MINUTE} />
          {chapters.map(({ name, operations }) => (
            <section key={name} id={anchorOf(name)} aria-label={name} className="flex scroll-mt-6 flex-col gap-3">
              <h2 className="font-semibold text-xl">{name}</h2>
              <div className="overflow-hidden rounded-card border border-border bg-surface">
                {operations.map((operation) => (
                  <OperationEntry key={operation.id} operation={operation} />
                ))}
              </div>
            </section>
          ))}
          <section id="objects" aria-label="Objects" className="flex scroll-mt-6 flex-col gap-4">
            <h2 className="font-semibold text-xl">Objects</h2>
            {objects.map(({ name, description, fields }) => (
              <div key={name} id={`object-${name}`} className="scroll-mt-6">
                <Card>
                  <h3 className="font-semibold text-lg">{name}</h3>
                  {description && <p className="mt-1 text-muted">{description}</p>}
                  <div className="mt-3">
                    <FieldTable label={`Fields of ${name}`} fields={fields} />
                  </div>
                </Card>
              </div>
            ))}
          </section>
        </main>
      </div>
    </div>
  );
}
