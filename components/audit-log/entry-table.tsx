"use client";

import { ArrowUp } from "lucide-react";
import { narrowColumns, wideColumns } from "@/components/audit-log/entry-columns";
import { listRange } from "@/components/layout/list-range";
import { useFresh } from "@/components/layout/use-fresh";
import { useHeldRows } from "@/components/layout/use-held-rows";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Pagination } from "@/components/ui/pagination";
import type { AuditListItem } from "@/lib/audit/schemas";
import type { Page } from "@/lib/utils/page";

interface EntryTableProps {
  readonly latest: Page<AuditListItem>;
  readonly dimmed: boolean;
  readonly openId: string | undefined;
  readonly hrefOf: (id: string) => string;
  readonly onOpen: (id: string) => void;
  readonly onPage: (position: { readonly after?: string; readonly before?: string }) => void;
}

export function EntryTable({ latest, dimmed, openId, hrefOf, onOpen, onPage }: EntryTableProps) {
  const { page, waiting } = useHeldRows(latest, dimmed);
  const isFresh = useFresh(page.items);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {waiting > 0 && (
        <Button
          variant="primary"
          onClick={() => window.scrollTo({ top: 0, behavior: "smooth" })}
          className="fixed top-16 left-1/2 z-20 -translate-x-1/2 rounded-full shadow-float"
        >
          <ArrowUp aria-hidden />
          <span role="status">{waiting} new</span>
        </Button>
      )}
      <DataTable
        caption="Changes"
        columns={openId ? narrowColumns : wideColumns}
        rows={page.items}
        rowId={(entry) => entry.id}
        rowHref={(entry) => hrefOf(entry.id)}
        onOpen={(entry) => onOpen(entry.id)}
        selectedId={openId}
        isFresh={(entry) => isFresh(entry.id)}
        dimmed={dimmed}
      />
      <Pagination
        previous={page.previous}
        next={page.next}
        words={["Newer", "Older"]}
        summary={listRange(page, "change")}
        onChange={onPage}
      />
    </div>
  );
}
