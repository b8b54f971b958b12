"use client";

import { ArrowUp } from "lucide-react";
import { listRange } from "@/components/layout/list-range";
import { useFresh } from "@/components/layout/use-fresh";
import { useHeldRows } from "@/components/layout/use-held-rows";
import { narrowColumns, wideColumns } from "@/components/request-log/request-columns";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Pagination } from "@/components/ui/pagination";
import type { RequestListItem } from "@/lib/request-log/schemas";
import type { Page } from "@/lib/utils/page";

interface RequestTableProps {
  readonly latest: Page<RequestListItem>;
  readonly dimmed: boolean;
  readonly openId: string | undefined;
  readonly hrefOf: (id: string) => string;
  readonly onOpen: (id: string) => void;
  readonly onPage: (position: { readonly after?: string; readonly before?: string }) => void;
}

export function RequestTable({ latest, dimmed, openId, hrefOf, onOpen, onPage }: RequestTableProps) {
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
        caption="Requests"
        columns={openId ? narrowColumns : wideColumns}
        rows={page.items}
        rowId={(request) => request.id}
        rowHref={(request) => hrefOf(request.id)}
        onOpen={(request) => onOpen(request.id)}
        selectedId={openId}
        isFresh={(request) => isFresh(request.id)}
        dimmed={dimmed}
      />
      <Pagination
        previous={page.previous}
        next={page.next}
        words={["Newer", "Older"]}
        summary={listRange(page, "request")}
        onChange={onPage}
      />
    </div>
  );
}
