"use client";

import { useSyncExternalStore } from "react";
import { useTimeZone } from "@/components/ui/time-zone";
import { type Format, useFormat } from "@/components/ui/use-format";

const clockOptions = { hour: "2-digit", minute: "2-digit" } as const;
const momentOptions = { day: "numeric", month: "short", year: "numeric", ...clockOptions } as const;

interface MomentProps {
  readonly at: string;
  /** “09:14”, for a time that is near. */
  readonly clock?: boolean;
}

/** “3 Nov 2026 09:14” in the reader's zone, for a time inside a sentence: “since …”, “until …”. */
export function Moment({ at, clock = false }: MomentProps) {
  const format = useFormat();
  const timeZone = useTimeZone();
  const inBrowser = clock ? clockOptions : momentOptions;
  const onServer = { ...inBrowser, timeZone: "UTC", timeZoneName: "short" } as const;
  const chosen = timeZone === null ? null : { ...inBrowser, timeZone };
  const text = useSyncExternalStore(
    subscribe,
    () => words(format, at, chosen ?? inBrowser),
    () => words(format, at, chosen ?? onServer),
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

function words(format: Format, at: string, options: Intl.DateTimeFormatOptions): string {
  return format.dateTime(at, options).replace(", ", " ");
}
