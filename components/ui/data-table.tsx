"use client";

import {
  type ColumnDef,
  flexRender,
  getCoreRowModel,
  type Header,
  type RowData,
  type Row as TableRow,
  useReactTable,
} from "@tanstack/react-table";
import Link from "next/link";
import type { ReactNode } from "react";
import { LinkPending } from "@/components/ui/link-pending";
import { type Selection, SelectPage, SelectRow } from "@/components/ui/table-selection";
import { type Sort, SortHeader, sortState } from "@/components/ui/table-sort";
import { cn } from "@/lib/utils/cn";

declare module "@tanstack/react-table" {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Where the cell stands when rows are cards (under 640 px). The title holds the row's link. */
    readonly card?: "title" | "status" | "fact" | "wide" | "hidden";
    readonly align?: "right";
    /** Narrower than this, the column is left out. */
    readonly from?: "xl" | "2xl";
    /** The column sorts the list under this name; `down` when newest or most come first. */
    readonly sort?: string;
    readonly down?: boolean;
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
  readonly sort?: Sort;
  readonly selection?: Selection<Row> | undefined;
}

/** The one table. Rows are links; under 640 px they become cards. The keys `j k x` find them by `data-row-link`. */
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
              {props.selection && (
                <th scope="col" className="w-10 pl-4">
                  <SelectPage
                    selection={props.selection}
                    ids={selectableIds(table.getRowModel().rows, props.selection)}
                  />
                </th>
              )}
              {group.headers.map((header) => (
                <HeaderCell key={header.id} header={header} sort={props.sort} />
              ))}
            </tr>
          ))}
        </thead>
        <tbody className="max-sm:block">
          {table.getRowModel().rows.map((row) => (
            <BodyRow key={row.id} row={row} table={props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isSelectable<Row>({ canSelect }: Selection<Row>, row: Row): boolean {
  return canSelect === undefined || canSelect(row);
}

function selectableIds<Row>(rows: readonly TableRow<Row>[], selection: Selection<Row>): readonly string[] {
  return rows.filter((row) => isSelectable(selection, row.original)).map((row) => row.id);
}

function HeaderCell<Row>({ header, sort }: { readonly header: Header<Row, unknown>; readonly sort: Sort | undefined }) {
  const { meta, header: title } = header.column.columnDef;
  const content = flexRender(title, header.getContext());
  return (
    <th
      scope="col"
      aria-sort={sortState(sort, meta?.sort)}
      className={cn(
        "h-10 whitespace-nowrap px-3 font-medium text-muted text-xs first:pl-4 last:pr-4",
        meta?.align === "right" && "text-right",
        meta?.from && fromClass[meta.from],
      )}
    >
      {sort && meta?.sort ? (
        <SortHeader sort={sort} by={meta.sort} downFirst={meta.down ?? false}>
          {content}
        </SortHeader>
      ) : (
        content
      )}
    </th>
  );
}

function BodyRow<Row>({ row, table }: { readonly row: TableRow<Row>; readonly table: DataTableProps<Row> }) {
  const { selection, rowHref, onOpen } = table;
  const marked = table.selectedId === row.id || selection?.selected.has(row.id) === true;
  const onPhone = selection?.onPhone === true;
  return (
    <tr
      aria-selected={marked || undefined}
      className={cn(
        "relative border-border border-b last:border-b-0 max-sm:grid max-sm:gap-x-3 max-sm:gap-y-1 max-sm:px-4 max-sm:py-3",
        onPhone ? "max-sm:grid-cols-[auto_minmax(0,1fr)_auto]" : "max-sm:grid-cols-[minmax(0,1fr)_auto]",
        rowHref && "hover:bg-hover",
        table.isFresh?.(row.original) && "animate-fresh-row",
        marked && "bg-accent-subtle hover:bg-accent-subtle",
      )}
    >
      {selection && (
        <td
          className={cn(
            "w-10 sm:pl-4",
            onPhone ? "max-sm:row-span-2 max-sm:flex max-sm:w-8 max-sm:items-center" : "max-sm:hidden",
          )}
        >
          {isSelectable(selection, row.original) && <SelectRow selection={selection} id={row.id} row={row.original} />}
        </td>
      )}
      {row.getVisibleCells().map((cell) => (
        <Cell
          key={cell.id}
          meta={cell.column.columnDef.meta}
          href={rowHref?.(row.original)}
          onOpen={onOpen && (() => onOpen(row.original))}
          shifted={onPhone}
        >
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </Cell>
      ))}
    </tr>
  );
}

interface CellProps {
  readonly meta: { readonly card?: string; readonly align?: "right"; readonly from?: "xl" | "2xl" } | undefined;
  readonly href: string | undefined;
  readonly onOpen: (() => void) | undefined;
  /** By the checkbox in front of it. */
  readonly shifted: boolean;
  readonly children: ReactNode;
}

const fromClass = { xl: "sm:max-xl:hidden", "2xl": "sm:max-2xl:hidden" };

const cardPlace: Record<string, string> = {
  title: "max-sm:col-start-1 max-sm:row-start-1",
  status: "max-sm:col-start-2 max-sm:row-start-1 max-sm:text-right",
  fact: "max-sm:min-w-0 max-sm:text-muted max-sm:text-xs",
  wide: "max-sm:col-span-full max-sm:min-w-0",
  hidden: "max-sm:hidden",
};

const shiftedPlace: Record<string, string> = {
  title: "max-sm:col-start-2",
  status: "max-sm:col-start-3",
};

function Cell({ meta, href, onOpen, shifted, children }: CellProps) {
  const place = meta?.card ?? "hidden";
  return (
    <td
      className={cn(
        "h-[var(--row)] px-3 py-[var(--row-pad)] align-middle max-sm:block max-sm:h-auto max-sm:p-0 sm:first:pl-4 sm:last:pr-4",
        meta?.align === "right" && "sm:text-right",
        meta?.from && fromClass[meta.from],
        cardPlace[place],
        shifted && shiftedPlace[place],
      )}
    >
      {place === "title" && href ? (
        <Link
          href={href}
          data-row-link=""
          onClick={(event) => {
            if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen();
          }}
          className="block min-w-0 outline-none after:absolute after:inset-0 after:outline-offset-[-2px] focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          {children}
          <LinkPending />
        </Link>
      ) : (
        children
      )}
    </td>
  );
}
