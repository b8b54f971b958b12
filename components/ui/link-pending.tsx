"use client";

import { LoaderCircle } from "lucide-react";
import { useLinkStatus } from "next/link";

/** Inside a link whose page has no loading state of its own: says that it opens, when that takes longer than a moment. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  if (!pending) return null;
  return (
    <span role="status" className="ml-1.5 inline-flex animate-skeleton align-middle">
      <LoaderCircle aria-hidden className="size-4 animate-spin stroke-[1.75] text-muted motion-reduce:animate-none" />
      <span className="sr-only">Opening…</span>
    </span>
  );
}
