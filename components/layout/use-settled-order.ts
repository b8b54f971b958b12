"use client";

import { useState } from "react";

/** The items in the order in which they were first seen, so that nothing jumps under the pointer: what is new comes last. */
export function useSettledOrder<Item extends { readonly id: string }>(items: readonly Item[]): readonly Item[] {
  const [order, setOrder] = useState<readonly string[]>(() => items.map((item) => item.id));
  const added = items.filter((item) => !order.includes(item.id));
  if (added.length > 0) setOrder([...order, ...added.map((item) => item.id)]);
  const byId = new Map(items.map((item) => [item.id, item]));
  return order.flatMap((id) => byId.get(id) ?? []);
}
