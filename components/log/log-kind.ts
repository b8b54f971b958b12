import type { ColumnDef } from "@tanstack/react-table";
import type { Listed } from "@/components/layout/list-range";

/** What a log's rows are: “Requests”, one “request”, and their columns, fewer of them beside an open row. */
export interface LogKind<Item> {
  readonly caption: string;
  readonly noun: Listed;
  readonly columns: { readonly wide: readonly ColumnDef<Item>[]; readonly narrow: readonly ColumnDef<Item>[] };
}
