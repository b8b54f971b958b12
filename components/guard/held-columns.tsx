import type { ColumnDef } from "@tanstack/react-table";
import { CircleCheck, CircleSlash, Hourglass, type LucideIcon, RotateCcw } from "lucide-react";
import Link from "next/link";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { HeldPerson } from "@/lib/guard/schemas";
import { countOf, formatNumber } from "@/lib/utils/format";

export const stateWords: Record<HeldPerson["state"], readonly [word: string, tone: Tone, icon: LucideIcon]> = {
  waiting: ["Waits", "warning", Hourglass],
  done: ["Lost access", "neutral", CircleSlash],
  released: ["Lost access", "neutral", CircleSlash],
  kept: ["Keeps access", "success", CircleCheck],
  returned: ["Active again", "success", RotateCcw],
};

export function heldColumns(slug: string): readonly ColumnDef<HeldPerson>[] {
  return [
    {
      id: "name",
      header: "Name",
      meta: { card: "title" },
      cell: ({ row }) => <Name slug={slug} person={row.original} />,
    },
    {
      id: "role",
      header: "Access role",
      cell: ({ row }) => row.original.accessRole ?? <span className="text-muted">None</span>,
    },
    {
      id: "wanted",
      header: "Entra wants",
      meta: { card: "fact" },
      cell: ({ row: { original: person } }) => (
        <>
          {person.wanted}
          <span className="sm:hidden"> · {person.accessRole ?? "no access role"}</span>
        </>
      ),
    },
    {
      id: "folders",
      header: "Folders",
      meta: { card: "fact", align: "right" },
      cell: ({ row }) => (
        <span className="tabular">
          <span className="max-sm:hidden">{formatNumber(row.original.folders)}</span>
          <span className="sm:hidden">{countOf(row.original.folders, "folder")}</span>
        </span>
      ),
    },
    {
      id: "at",
      header: "Last asked",
      cell: ({ row }) => <Time at={row.original.at} className="text-muted" />,
    },
    {
      id: "state",
      header: "State",
      meta: { card: "status" },
      cell: ({ row }) => {
        const [word, tone, icon] = stateWords[row.original.state];
        return <StatusBadge tone={tone} icon={icon} word={word} />;
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
