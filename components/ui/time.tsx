"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";
import { useTimeZone } from "@/components/ui/time-zone";
import { Tooltip } from "@/components/ui/tooltip";
import { useFormat } from "@/components/ui/use-format";
import { cn } from "@/lib/utils/cn";

const ServerNow = createContext(0);

/** The server's clock at render, so that the first words in the browser are the same. */
export function ServerNowProvider({ now, children }: { readonly now: number; readonly children: ReactNode }) {
  return <ServerNow value={now}>{children}</ServerNow>;
}

let current = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

/** One clock for all times on the page. */
function subscribe(onTick: () => void): () => void {
  if (listeners.size === 0) {
    tick();
    timer = setInterval(tick, 1000);
  }
  listeners.add(onTick);
  return () => {
    listeners.delete(onTick);
    if (listeners.size === 0) clearInterval(timer);
  };
}

function tick(): void {
  current = Date.now();
  for (const listener of listeners) listener();
}

/** Now, once a second. */
export function useNow(): number {
  const serverNow = useContext(ServerNow);
  return useSyncExternalStore(
    subscribe,
    () => current,
    () => serverNow,
  );
}

interface TimeProps {
  readonly at: string;
  /** “14:02:11” instead of “12 minutes ago”, for lists that are read to the second. */
  readonly clock?: boolean;
  readonly className?: string;
}

/** Relative words; the absolute time with its zone on hover and focus. */
export function Time({ at, clock = false, className }: TimeProps) {
  const now = useNow();
  const format = useFormat();
  const timeZone = useTimeZone();
  return (
    <Tooltip text={<AbsoluteTime at={at} />}>
      <time
        dateTime={at}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the absolute time must be reachable by keyboard
        tabIndex={0}
        suppressHydrationWarning
        className={cn("whitespace-nowrap rounded-badge", className)}
      >
        {clock ? format.clock(at, timeZone) : format.relative(at, now)}
      </time>
    </Tooltip>
  );
}

function AbsoluteTime({ at }: { readonly at: string }) {
  return useFormat().absolute(at, useTimeZone());
}
