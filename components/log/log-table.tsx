"use client";

import { ArrowUp } from "lucide-react";
import { ListRange } from "@/components/layout/list-range";
import { useFresh } from "@/components/layout/use-fresh";
import { useHeldRows } from "@/components/layout/use-held-rows";
import type { LogKind } from "@/components/log/log-kind";
import { Button } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Pagination } from "@/components/ui/pagination";
import type { Page } from "@/lib/utils/page";

interface LogTableProps<Item> {
  readonly kind: LogKind<Item>;
  readonly latest: Page<Item>;
  readonly dimmed: boolean;
  readonly openId: string | undefined;
  readonly hrefOf: (id: string) => string;
  readonly onOpen: (id: string) => void;
  readonly onPage: (position: { readonly after?: string; readonly before?: string }) => void;
}

/** The rows of a live log. New ones wait on top while somebody reads further down. */
export function LogTable<Item extends { readonly id: string }>(props: LogTableProps<Item>) {
  const { kind, latest, dimmed, openId, hrefOf, onOpen, onPage } = props;
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
        caption={kind.caption}
        columns={openId ? kind.columns.narrow : kind.columns.wide}
        rows={page.items}
        rowId={(item) => item.id}
        rowHref={(item) => hrefOf(item.id)}
        onOpen={(item) => onOpen(item.id)}
        selectedId={openId}
        isFresh={(item) => isFresh(item.id)}
        dimmed={dimmed}
      />
      <Pagination
        previous={page.previous}
        next={page.next}
        words={["Newer", "Older"]}
        summary={<ListRange page={page} of={kind.noun} />}
        onChange={onPage}
      />
    </div>
  );
}
