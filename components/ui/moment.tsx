"use client";

import { useSyncExternalStore } from "react";
import { useTimeZone } from "@/components/ui/time-zone";

const inBrowser = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
const onServer = { ...inBrowser, timeZone: "UTC", timeZoneName: "short" } as const;

/** “3 Nov 2026 09:14” in the reader's zone, for a time inside a sentence: “since …”, “until …”. */
export function Moment({ at }: { readonly at: string }) {
  const timeZone = useTimeZone();
  const chosen = timeZone === null ? null : { ...inBrowser, timeZone };
  const text = useSyncExternalStore(
    subscribe,
    () => words(at, chosen ?? inBrowser),
    () => words(at, chosen ?? onServer),
  );
  return (
    <time dateTime={at} className="whitespace-nowrap">
      {text}
    </time>
  );
}

/** Neither the time nor the reader's zone changes. */
function subscribe(): () => void {
  return () => undefined;
}

function words(at: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...options, year: "numeric" }).format(new Date(at)).replace(", ", " ");
}
