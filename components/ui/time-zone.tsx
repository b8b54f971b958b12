"use client";

import { createContext, type ReactNode, useContext } from "react";

const TimeZone = createContext<string | null>(null);

/** The zone in which times are written; null for the browser's own. */
export function TimeZoneProvider({
  timeZone,
  children,
}: {
  readonly timeZone: string | null;
  readonly children: ReactNode;
}) {
  return <TimeZone value={timeZone}>{children}</TimeZone>;
}

export function useTimeZone(): string | null {
  return useContext(TimeZone);
}
