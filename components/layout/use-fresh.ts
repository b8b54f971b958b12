"use client";

import { useState } from "react";

/** Tells which rows came after the list was first drawn, so that only those are marked. */
export function useFresh(rows: readonly { readonly id: string }[]): (id: string) => boolean {
  const [known] = useState(() => new Set(rows.map((row) => row.id)));
  return (id) => !known.has(id);
}
