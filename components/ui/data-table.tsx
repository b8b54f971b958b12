"use client";

import { type ColumnDef, flexRender, getCoreRowModel, type RowData, useReactTable } from "@tanstack/react-table";
import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils/cn";

declare module "@tanstack/react-table" {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Where the cell stands when rows are cards (under 640 px). The title holds the row's link. */
    readonly card?: "title" | "status" | "fact" | "hidden";
    readonly align?: "right";
  }
}

interface DataTableProps<Row> {
  /** Says what the table lists, for screen readers. */
  readonly caption: string;
  readonly columns: readonly ColumnDef<Row>[];
  readonly rows: readonly Row[];
  readonly rowId: (row: Row) => string;
  readonly rowHref?: (row: Row) => string;
  /** Instead of following the link on a plain press; opening it in a new tab still works. */
  readonly onOpen?: (row: Row) => void;
  /** Old rows stay, dimmed, while new ones load. */
  readonly dimmed?: boolean;
  readonly selectedId?: string | undefined;
  readonly isFresh?: (row: Row) => boolean;
}

/** The one table. Rows are links; under 640 px they become cards. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const table = useReactTable({
    data: props.rows as Row[],
    columns: props.columns as ColumnDef<Row>[],
    getRowId: props.rowId,
    getCoreRowModel: getCoreRowModel(),
  });
  return (
    <div
      aria-busy={props.dimmed}
      className={cn(
        "overflow-x-auto rounded-card border border-border bg-surface transition-opacity",
        props.dimmed && "opacity-60",
      )}
    >
      <table className="w-full border-collapse text-left max-sm:block">
        <caption className="sr-only">{props.caption}</caption>
        <thead className="max-sm:sr-only">
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id} className="border-border border-b">
              {group.headers.map((header) => (
                <th
                  key={header.id}
                  scope="col"
                  className={cn(
                    "h-10 whitespace-nowrap px-3 font-medium text-muted text-xs first:pl-4 last:pr-4",
                    header.column.columnDef.meta?.align === "right" && "text-right",
                  )}
                >
                  {flexRender(header.column.columnDef.header, header.getContext())}
                </th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="max-sm:block">
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              aria-selected={props.selectedId === row.id || undefined}
              className={cn(
                "relative border-border border-b last:border-b-0 max-sm:grid max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:gap-x-3 max-sm:gap-y-1 max-sm:px-4 max-sm:py-3",
                props.rowHref && "hover:bg-hover",
                props.isFresh?.(row.original) && "animate-fresh-row",
                props.selectedId === row.id && "bg-accent-subtle hover:bg-accent-subtle",
              )}
            >
              {row.getVisibleCells().map((cell) => (
                <Cell
                  key={cell.id}
                  meta={cell.column.columnDef.meta}
                  href={props.rowHref?.(row.original)}
                  onOpen={props.onOpen && (() => props.onOpen?.(row.original))}
                >
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly meta: { readonly card?: string; readonly align?: "right" } | undefined;
  readonly href: string | undefined;
  readonly onOpen: (() => void) | undefined;
  readonly children: ReactNode;
}

const cardPlace: Record<string, string> = {
  title: "max-sm:col-start-1 max-sm:row-start-1",
  status: "max-sm:col-start-2 max-sm:row-start-1 max-sm:text-right",
  fact: "max-sm:min-w-0 max-sm:text-muted max-sm:text-xs",
  hidden: "max-sm:hidden",
};

function Cell({ meta, href, onOpen, children }: CellProps) {
  const place = meta?.card ?? "hidden";
  return (
    <td
      className={cn(
        "h-11 px-3 py-2 align-middle max-sm:block max-sm:h-auto max-sm:p-0 sm:first:pl-4 sm:last:pr-4",
        meta?.align === "right" && "sm:text-right",
        cardPlace[place],
      )}
    >
      {place === "title" && href ? (
        <Link
          href={href}
          onClick={(event) => {
            if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen();
          }}
          className="block min-w-0 outline-none after:absolute after:inset-0 after:outline-offset-[-2px] focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          {children}
        </Link>
      ) : (
        children
      )}
    </td>
  );
}
