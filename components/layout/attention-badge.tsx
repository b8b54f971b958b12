"use client";

import { useAttention } from "@/components/layout/use-attention";
import { WaitingBadge } from "@/components/layout/waiting-badge";

/** Beside “Integrations”: how much of what needs attention is about a connector. */
export function AttentionBadge({ collapsed }: { readonly collapsed: boolean }) {
  const count = useAttention().filter(({ href }) => /^\/integrations\/|^\/request-log\?connector=/.test(href)).length;
  if (count === 0) return null;
  return <WaitingBadge count={count} kind="attention" collapsed={collapsed} />;
}
