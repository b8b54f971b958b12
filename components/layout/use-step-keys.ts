"use client";

import { useShortcut } from "@/components/layout/shortcuts/shortcut-provider";

/** `[` and `]` walk through the list while one of it is open; Esc closes it. */
export function useStepKeys(
  rows: readonly { readonly id: string }[],
  openId: string | undefined,
  onOpen: (id: string | undefined) => void,
): void {
  const isOpen = openId !== undefined;
  function walk(step: 1 | -1): void {
    const next = rows[rows.findIndex((row) => row.id === openId) + step];
    if (next) onOpen(next.id);
  }
  useShortcut("[", () => walk(-1), isOpen);
  useShortcut("]", () => walk(1), isOpen);
  useShortcut("Escape", () => onOpen(undefined), isOpen);
}
