"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/utils/cn";

/** `name` sorts a list by name upwards, `-name` downwards. */
export interface Sort {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** For `aria-sort`; undefined for a column that cannot sort. */
export function sortState(sort: Sort | undefined, key: string | undefined) {
  if (sort === undefined || key === undefined) return undefined;
  if (sort.value === key) return "ascending";
  return sort.value === `-${key}` ? "descending" : "none";
}

interface SortHeaderProps {
  readonly sort: Sort;
  /** The column's name in `Sort`. */
  readonly by: string;
  /** Newest and most come first at the first press. */
  readonly downFirst: boolean;
  readonly children: ReactNode;
}

/** A column's title that sorts by it, and turns the order round when it does already. */
export function SortHeader({ sort, by, downFirst, children }: SortHeaderProps) {
  const state = sortState(sort, by);
  const Icon = state === "ascending" ? ArrowUp : state === "descending" ? ArrowDown : ChevronsUpDown;
  const down = state === "none" ? downFirst : state === "ascending";
  return (
    <button
      type="button"
      onClick={() => sort.onChange(down ? `-${by}` : by)}
      className={cn(
        "-mx-1 inline-flex min-h-8 items-center gap-1 rounded-badge px-1 hover:text-text",
        state !== "none" && "text-text",
      )}
    >
      {children}
      <Icon aria-hidden className={cn("size-3.5", state === "none" && "opacity-60")} />
    </button>
  );
}
