"use client";

import { useState } from "react";
import { liveMs } from "@/components/layout/live";
import { useUrlParams } from "@/components/ui/use-url-params";
import { parseUrlParams } from "@/lib/utils/url-params";

const firstPage = { after: undefined, before: undefined };

type Change = Readonly<Record<string, string | undefined>>;

interface Position {
  readonly after?: string;
  readonly before?: string;
}

/** The state of a live log, all of it but the pause in the address: filters, page, open row. */
export interface Log<Params> {
  readonly params: Params;
  readonly openId: string | undefined;
  /** Whether the newest rows are in sight, and how often to ask for more; false: not at all. */
  readonly onFirstPage: boolean;
  readonly interval: number | false;
  readonly open: (id: string | undefined) => void;
  readonly change: (change: Change) => void;
  /** As `change`, while somebody types. */
  readonly search: (change: Change) => void;
  readonly turn: (position: Position) => void;
  readonly toggle: () => void;
  readonly hrefOf: (id: string) => string;
}

/** Reads a log's state by the schema of its list. */
export function useLog<Params extends Position>(schema: Parameters<typeof parseUrlParams<Params>>[0]): Log<Params> {
  const url = useUrlParams();
  const [paused, setPaused] = useState(false);
  const params = parseUrlParams(schema, url.params.entries());
  const openId = url.params.get("open") ?? undefined;
  const onFirstPage = !params.after && !params.before;
  return {
    params,
    openId,
    onFirstPage,
    interval: paused || !onFirstPage ? false : liveMs,
    open: (id) => (openId && id ? url.replace({ open: id }) : url.push({ open: id })),
    change: (change) => url.push({ ...firstPage, ...change }),
    search: (change) => url.replace({ ...firstPage, ...change }),
    turn: (position) => url.push({ ...firstPage, ...position }),
    toggle: () => (onFirstPage ? setPaused(!paused) : url.push(firstPage)),
    hrefOf: (id) => {
      const next = new URLSearchParams(url.params);
      next.set("open", id);
      return `?${next}`;
    },
  };
}
