"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type EntraMapping, mappingsAsText } from "@/components/mapping/entra-mappings";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-field";
import { useUrlParams } from "@/components/ui/use-url-params";

const filters = ["changed", "optional"] as const;

interface MappingTableProps {
  readonly slug: string;
  readonly mappings: readonly EntraMapping[];
  /** Metadata keys that have no line here, because there are too many. */
  readonly moreKeys: number;
}

/** What to enter in Entra, each value with its copy button. */
export function MappingTable({ slug, mappings, moreKeys }: MappingTableProps) {
  const t = useTranslations("mapping");
  const url = useUrlParams();
  const show = url.params.get("show");
  const shown = mappings.filter(
    (mapping) =>
      (show === "changed" && mapping.changed) || (show === "optional" && mapping.optional) || !isFilter(show),
  );
  return (
    <Card
      title={t("table.title")}
      action={<CopyButton value={mappingsAsText(t, shown)} what={t("table.mappings")} text={t("table.copy")} />}
    >
      <p className="text-muted">{t.rich("table.lead", { b: (words) => <b>{words}</b> })}</p>
      <fieldset className="mt-3 flex flex-wrap gap-2">
        <legend className="sr-only">{t("table.showOnly")}</legend>
        {filters.map((filter) => {
          const on = show === filter;
          return (
            <Button
              key={filter}
              aria-pressed={on}
              onClick={() => url.push({ show: on ? undefined : filter })}
              className="aria-pressed:border-accent aria-pressed:bg-accent-subtle aria-pressed:text-accent-text"
            >
              {t(`table.filters.${filter}`)}
            </Button>
          );
        })}
      </fieldset>
      <section
        aria-label={t("table.label")}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        className="mt-3 overflow-x-auto rounded-card border border-border"
      >
        <table className="w-full border-collapse text-left max-sm:block sm:min-w-[36rem]">
          <thead className="max-sm:sr-only">
            <tr className="border-border border-b text-muted text-xs">
              <th scope="col" className="h-9 w-[36%] px-3 font-medium">
                {t("table.source")}
              </th>
              <th scope="col" className="whitespace-nowrap px-3 font-medium">
                {t("table.type")}
              </th>
              <th scope="col" className="px-3 font-medium">
                {t("table.target")}
              </th>
              <th scope="col" className="px-3 font-medium">
                {t("table.match")}
              </th>
            </tr>
          </thead>
          <Rows title={t("table.users")} mappings={shown.filter((mapping) => mapping.of === "users")} />
          <Rows title={t("table.groups")} mappings={shown.filter((mapping) => mapping.of === "groups")} />
        </table>
      </section>
      {moreKeys > 0 && (
        <p className="mt-2 text-muted text-xs">
          {t.rich("table.moreKeys", {
            count: moreKeys,
            link: (words) => (
              <Link href={`/o/${slug}/metadata`} className="text-accent-text underline">
                {words}
              </Link>
            ),
          })}
        </p>
      )}
    </Card>
  );
}

function isFilter(show: string | null): boolean {
  return filters.some((filter) => filter === show);
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
  const t = useTranslations("mapping.table");
  return (
    <>
      <tr className="align-top max-sm:grid max-sm:grid-cols-2 max-sm:gap-y-1 max-sm:pt-2">
        <td className="px-3 pt-1.5 max-sm:col-span-2 max-sm:block">
          <PhoneLabel text={t("source")} />
          {mapping.source === null ? (
            <span className="block py-2 text-muted">{t("yourChoice")}</span>
          ) : (
            <Value value={mapping.source} what={t("sourceOf", { target: mapping.target })} />
          )}
        </td>
        <td className="px-3 pt-3.5 max-sm:row-start-3 max-sm:block max-sm:pt-0">
          <PhoneLabel text={t("type")} />
          {t(`types.${mapping.type}`)}
        </td>
        <td className="px-3 pt-1.5 max-sm:col-span-2 max-sm:row-start-2 max-sm:block max-sm:pt-0">
          <PhoneLabel text={t("target")} />
          <Value value={mapping.target} what={t("targetNamed", { target: mapping.target })} />
        </td>
        <td className="tabular px-3 pt-3.5 max-sm:row-start-3 max-sm:block max-sm:pt-0">
          <PhoneLabel text={t("match")} />
          {mapping.match ?? <span className="text-muted">–</span>}
        </td>
      </tr>
      <tr className="border-border border-b last:border-b-0 max-sm:block">
        <td colSpan={4} className="px-3 pt-0.5 pb-3 text-muted text-xs max-sm:block max-sm:pt-2">
          {mapping.optional
            ? t.rich("optional", {
                why: mapping.why,
                b: (words) => <span className="font-medium text-text">{words}</span>,
              })
            : mapping.why}
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
