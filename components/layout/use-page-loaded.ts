"use client";

import { useSyncExternalStore } from "react";

/**
 * Whether the page has arrived whole. What stands around it, such as the bell and the badges, asks the server only then, so that it
 * does not take from the page what the page waits for.
 */
export function usePageLoaded(): boolean {
  return useSyncExternalStore(
    onReadyState,
    () => document.readyState === "complete",
    () => false,
  );
}

function onReadyState(changed: () => void): () => void {
  document.addEventListener("readystatechange", changed);
  return () => document.removeEventListener("readystatechange", changed);
}
