import type { ColumnDef } from "@tanstack/react-table";
import { SignInOutcome } from "@/components/sign-in-log/sign-in-outcome";
import { wayWords } from "@/components/sign-in-log/sign-in-words";
import { Time } from "@/components/ui/time";
import type { SignInItem } from "@/lib/sign-in-log/schemas";
import { deviceOf } from "@/lib/utils/device";

const time: ColumnDef<SignInItem> = {
  id: "time",
  header: "Time",
  meta: { card: "fact" },
  cell: ({ row }) => <Time at={row.original.at} className="relative text-muted" />,
};

const outcome: ColumnDef<SignInItem> = {
  id: "outcome",
  header: "Outcome",
  meta: { card: "status" },
  cell: ({ row }) => <SignInOutcome ok={row.original.ok} />,
};

const person: ColumnDef<SignInItem> = {
  id: "person",
  header: "Person",
  meta: { card: "title" },
  cell: ({ row: { original } }) => (
    <span className="block sm:min-w-36">
      <bdi className="font-medium [overflow-wrap:anywhere]">{original.person}</bdi>
      {!original.recognised && <span className="block text-muted text-xs">Not recognised</span>}
    </span>
  ),
};

const way: ColumnDef<SignInItem> = {
  id: "way",
  header: "Method",
  meta: { card: "fact" },
  cell: ({ row }) => <bdi className="block max-w-56">{wayWords(row.original)}</bdi>,
};

const why: ColumnDef<SignInItem> = {
  id: "why",
  header: "Why",
  cell: ({ row }) => <span className="line-clamp-2 min-w-32 max-w-md text-muted">{row.original.cause ?? "–"}</span>,
};

const address: ColumnDef<SignInItem> = {
  id: "address",
  header: "Address",
  meta: { from: "xl" },
  cell: ({ row }) => <span className="font-mono text-mono">{row.original.address ?? "–"}</span>,
};

const device: ColumnDef<SignInItem> = {
  id: "device",
  header: "Device",
  cell: ({ row }) => <span className="block max-w-44 truncate">{deviceOf(row.original.userAgent)}</span>,
};

export const wideColumns: readonly ColumnDef<SignInItem>[] = [time, outcome, person, way, why, address, device];

/** Beside an open sign-in. */
export const narrowColumns: readonly ColumnDef<SignInItem>[] = [time, outcome, person];
