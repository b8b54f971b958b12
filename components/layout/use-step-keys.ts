"use client";

import { useEffect } from "react";

/** `[` and `]` walk through the list while a request is open; Esc closes it. */
export function useStepKeys(
  rows: readonly { readonly id: string }[],
  openId: string | undefined,
  onOpen: (id: string | undefined) => void,
): void {
  useEffect(() => {
    if (!openId) return;
    function onKey(event: KeyboardEvent): void {
      const target = event.target as HTMLElement;
      if (target.closest("input, textarea, select, [role=dialog], [role=listbox], [role=menu]")) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") onOpen(undefined);
      const step = { "[": -1, "]": 1 }[event.key];
      const next = step && rows[rows.findIndex((row) => row.id === openId) + step];
      if (next) onOpen(next.id);
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [rows, openId, onOpen]);
}
