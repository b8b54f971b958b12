"use client";

import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

type Change = Readonly<Record<string, string | undefined>>;

/**
 * The address bar is the state: reads the query and changes it without a trip to the server.
 * `push` makes a new entry for Back; typing replaces the current one.
 */
export function useUrlParams(): {
  readonly params: URLSearchParams;
  readonly push: (change: Change) => void;
  readonly replace: (change: Change) => void;
} {
  const params = useSearchParams();
  const push = useCallback((change: Change) => window.history.pushState(null, "", changedUrl(change)), []);
  const replace = useCallback((change: Change) => window.history.replaceState(null, "", changedUrl(change)), []);
  return { params, push, replace };
}

function changedUrl(change: Change): string {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(change)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return `${url.pathname}${url.search}`;
}
