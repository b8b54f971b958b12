"use client";

import Link from "next/link";
import { type EntraMapping, mappingsAsText } from "@/components/mapping/entra-mappings";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-field";
import { useUrlParams } from "@/components/ui/use-url-params";
import { countOf } from "@/lib/utils/format";

const filters = [
  { value: "changed", label: "Changed from Entra's default" },
  { value: "optional", label: "Optional" },
] as const;

interface MappingTableProps {
  readonly slug: string;
  readonly mappings: readonly EntraMapping[];
  /** Metadata keys that have no line here, because there are too many. */
  readonly moreKeys: number;
}

/** What to enter in Entra, each value with its copy button. */
export function MappingTable({ slug, mappings, moreKeys }: MappingTableProps) {
  const url = useUrlParams();
  const show = url.params.get("show");
  const shown = mappings.filter(
    (mapping) =>
      (show === "changed" && mapping.changed) || (show === "optional" && mapping.optional) || !isFilter(show),
  );
  return (
    <Card
      title="What to enter in Entra"
      action={<CopyButton value={mappingsAsText(shown)} what="mappings" text="Copy as text" />}
    >
      <p className="text-muted">
        Your app &gt; <b>Provisioning</b> &gt; <b>Attribute mapping</b> &gt; users or groups &gt; the row &gt;{" "}
        <b>Edit</b>, or <b>Add New Mapping</b>. Names that begin with <b>urn:</b> are added first:{" "}
        <b>Show advanced options</b> &gt; <b>Edit attribute list for customappsso</b>.
      </p>
      <fieldset className="mt-3 flex flex-wrap gap-2">
        <legend className="sr-only">Show only</legend>
        {filters.map((filter) => {
          const on = show === filter.value;
          return (
            <Button
              key={filter.value}
              aria-pressed={on}
              onClick={() => url.push({ show: on ? undefined : filter.value })}
              className="aria-pressed:border-accent aria-pressed:bg-accent-subtle aria-pressed:text-accent-text"
            >
              {filter.label}
            </Button>
          );
        })}
      </fieldset>
      <section
        aria-label="Attribute mappings"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        className="mt-3 overflow-x-auto rounded-card border border-border"
      >
        <table className="w-full border-collapse text-left max-sm:block sm:min-w-[36rem]">
          <thead className="max-sm:sr-only">
            <tr className="border-border border-b text-muted text-xs">
              <th scope="col" className="h-9 w-[36%] px-3 font-medium">
                Source
              </th>
              <th scope="col" className="whitespace-nowrap px-3 font-medium">
                Mapping type
              </th>
              <th scope="col" className="px-3 font-medium">
                Target
              </th>
              <th scope="col" className="px-3 font-medium">
                Match
              </th>
            </tr>
          </thead>
          <Rows title="Users" mappings={shown.filter((mapping) => mapping.of === "users")} />
          <Rows title="Groups" mappings={shown.filter((mapping) => mapping.of === "groups")} />
        </table>
      </section>
      {moreKeys > 0 && (
        <p className="mt-2 text-muted text-xs">
          {countOf(moreKeys, "more metadata key")} under{" "}
          <Link href={`/o/${slug}/metadata`} className="text-accent-text underline">
            Metadata keys
          </Link>
          , each with its target.
        </p>
      )}
    </Card>
  );
}

function isFilter(show: string | null): boolean {
  return filters.some((filter) => filter.value === show);
}

function Rows({ title, mappings }: { readonly title: string; readonly mappings: readonly EntraMapping[] }) {
  if (mappings.length === 0) return null;
  return (
    <tbody className="max-sm:block">
      <tr className="border-border border-b bg-sunken max-sm:block">
        <th scope="rowgroup" colSpan={4} className="px-3 py-1.5 font-medium text-muted text-xs max-sm:block">
          {title}
        </th>
      </tr>
      {mappings.map((mapping) => (
        <MappingRows key={mapping.target} mapping={mapping} />
      ))}
    </tbody>
  );
}

/** The values in one row and the reason below it. On a phone the values stand one below the other, with their names. */
function MappingRows({ mapping }: { readonly mapping: EntraMapping }) {
  return (
    <>
      <tr className="align-top max-sm:grid max-sm:grid-cols-2 max-sm:gap-y-1 max-sm:pt-2">
        <td className="px-3 pt-1.5 max-sm:col-span-2 max-sm:block">
          <PhoneLabel text="Source" />
          {mapping.source === null ? (
            <span className="block py-2 text-muted">Your choice</span>
          ) : (
            <Value value={mapping.source} what={`source of ${mapping.target}`} />
          )}
        </td>
        <td className="px-3 pt-3.5 max-sm:row-start-3 max-sm:block max-sm:pt-0">
          <PhoneLabel text="Mapping type" />
          {mapping.type}
        </td>
        <td className="px-3 pt-1.5 max-sm:col-span-2 max-sm:row-start-2 max-sm:block max-sm:pt-0">
          <PhoneLabel text="Target" />
          <Value value={mapping.target} what={`target ${mapping.target}`} />
        </td>
        <td className="tabular px-3 pt-3.5 max-sm:row-start-3 max-sm:block max-sm:pt-0">
          <PhoneLabel text="Match" />
          {mapping.match ?? <span className="text-muted">–</span>}
        </td>
      </tr>
      <tr className="border-border border-b last:border-b-0 max-sm:block">
        <td colSpan={4} className="px-3 pt-0.5 pb-3 text-muted text-xs max-sm:block max-sm:pt-2">
          {mapping.optional && <span className="font-medium text-text">Optional. </span>}
          {mapping.why}
        </td>
      </tr>
    </>
  );
}

function PhoneLabel({ text }: { readonly text: string }) {
  return <span className="block text-muted text-xs sm:hidden">{text}</span>;
}

function Value({ value, what }: { readonly value: string; readonly what: string }) {
  return (
    <span className="flex items-start gap-1">
      <code className="min-w-0 flex-1 py-2 touch:py-3 font-mono text-mono [overflow-wrap:anywhere]">{value}</code>
      <CopyButton compact value={value} what={what} />
    </span>
  );
}
