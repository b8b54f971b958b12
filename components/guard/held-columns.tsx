import type { ColumnDef } from "@tanstack/react-table";
import { CircleCheck, CircleSlash, Hourglass, type LucideIcon, RotateCcw } from "lucide-react";
import Link from "next/link";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { Translate } from "@/i18n/translate";
import type { HeldPerson } from "@/lib/guard/schemas";

const looks: Record<HeldPerson["state"], readonly [tone: Tone, icon: LucideIcon]> = {
  waiting: ["warning", Hourglass],
  done: ["neutral", CircleSlash],
  released: ["neutral", CircleSlash],
  kept: ["success", CircleCheck],
  returned: ["success", RotateCcw],
};

export function heldColumns(t: Translate<"guard">, slug: string): readonly ColumnDef<HeldPerson>[] {
  return [
    {
      id: "name",
      header: t("table.name"),
      meta: { card: "title" },
      cell: ({ row }) => <Name slug={slug} person={row.original} />,
    },
    {
      id: "role",
      header: t("table.role"),
      cell: ({ row }) => row.original.accessRole ?? <span className="text-muted">{t("table.noRole")}</span>,
    },
    {
      id: "wanted",
      header: t("table.wanted"),
      meta: { card: "fact" },
      cell: ({ row: { original: person } }) => (
        <>
          {t(`table.wants.${person.wanted}`)}
          <span className="sm:hidden"> · {person.accessRole ?? t("table.noRoleSmall")}</span>
        </>
      ),
    },
    {
      id: "folders",
      header: t("table.folders"),
      meta: { card: "fact", align: "right" },
      cell: ({ row }) => (
        <span className="tabular">
          <span className="max-sm:hidden">{t("table.count", { count: row.original.folders })}</span>
          <span className="sm:hidden">{t("table.foldersCount", { count: row.original.folders })}</span>
        </span>
      ),
    },
    {
      id: "at",
      header: t("table.lastAsked"),
      cell: ({ row }) => <Time at={row.original.at} className="text-muted" />,
    },
    {
      id: "state",
      header: t("table.state"),
      meta: { card: "status" },
      cell: ({ row }) => {
        const [tone, icon] = looks[row.original.state];
        return <StatusBadge tone={tone} icon={icon} word={t(`table.states.${row.original.state}`)} />;
      },
    },
  ];
}

/** Somebody who was deleted has no page any more. */
function Name({ slug, person }: { readonly slug: string; readonly person: HeldPerson }) {
  const deleted = person.wanted === "delete" && (person.state === "done" || person.state === "released");
  if (deleted) return <bdi className="font-medium">{person.label}</bdi>;
  return (
    <Link href={`/o/${slug}/users/${person.userId}`} className="font-medium hover:underline">
      <bdi>{person.label}</bdi>
    </Link>
  );
}
