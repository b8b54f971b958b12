"use client";

import { useState, useSyncExternalStore } from "react";
import type { Page } from "@/lib/utils/page";

interface Identified {
  readonly id: string;
}

interface HeldRows<Item> {
  readonly page: Page<Item>;
  /** How many came while the rows were held. */
  readonly waiting: number;
}

const scrolledBy = 160;

/**
 * Rows never jump under the pointer: once the page is scrolled they are held, and new ones are only counted. Those of the page
 * before, shown while the next one loads (`passing`), are not held.
 */
export function useHeldRows<Item extends Identified>(latest: Page<Item>, passing: boolean): HeldRows<Item> {
  const scrolled = useSyncExternalStore(
    subscribeToScroll,
    () => window.scrollY > scrolledBy,
    () => false,
  );
  const [held, setHeld] = useState<Page<Item> | null>(null);
  if (scrolled && held === null && !passing) setHeld(latest);
  if (!scrolled && held !== null) setHeld(null);
  const page = scrolled ? (held ?? latest) : latest;
  return { page, waiting: countNewer(latest, page) };
}

function countNewer(latest: Page<Identified>, shown: Page<Identified>): number {
  if (latest === shown) return 0;
  const position = latest.items.findIndex((item) => item.id === shown.items[0]?.id);
  return position < 0 ? latest.items.length : position;
}

function subscribeToScroll(onChange: () => void): () => void {
  window.addEventListener("scroll", onChange, { passive: true });
  return () => window.removeEventListener("scroll", onChange);
}
