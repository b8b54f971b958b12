"use client";

import { Bell, CircleCheck, OctagonX, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Popover as Radix } from "radix-ui";
import { useState } from "react";
import { useAttention } from "@/components/layout/use-attention";
import { useViewer } from "@/components/layout/viewer-provider";
import { cn } from "@/lib/utils/cn";
import { countOf, formatNumber } from "@/lib/utils/format";

/** The bell lists what needs attention as sentences, each a link to where it is cured (SCREENS §2.1). */
export function AttentionBell() {
  const [open, setOpen] = useState(false);
  const items = useAttention();
  const words = items.length === 0 ? "nothing" : countOf(items.length, "thing");
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger
        aria-label={`Needs attention: ${words}`}
        className="relative flex size-9 touch:size-11 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-text"
      >
        <Bell aria-hidden className="size-5 stroke-[1.75]" />
        {items.length > 0 && (
          <span
            aria-hidden
            className={cn(
              "tabular absolute top-0 right-0 min-w-4 rounded-full px-1 text-center font-semibold text-xs",
              items[0]?.severity === "danger" ? "bg-danger-subtle text-danger" : "bg-warning-subtle text-warning",
            )}
          >
            {items.length > 9 ? "9+" : formatNumber(items.length)}
          </span>
        )}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Needs attention"
          className="z-50 flex max-h-[min(32rem,var(--radix-popover-content-available-height))] w-96 max-w-[calc(100vw-1rem)] animate-fade-in flex-col overflow-y-auto rounded-card border border-border bg-surface p-1 shadow-float"
        >
          <h2 className="px-3 pt-2 pb-1 font-medium text-muted text-xs">Needs attention</h2>
          <Items onFollow={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Items({ onFollow }: { readonly onFollow: () => void }) {
  const items = useAttention();
  const { organization } = useViewer();
  if (items.length === 0) {
    return (
      <p className="flex items-center gap-2.5 px-3 py-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
        Nothing needs you.
      </p>
    );
  }
  return (
    <ul>
      {items.map(({ severity, text, href, action }) => {
        const Icon = severity === "danger" ? OctagonX : TriangleAlert;
        return (
          <li key={`${href} ${text}`}>
            <Link
              href={`/o/${organization.slug}${href}`}
              onClick={onFollow}
              className="flex min-h-11 items-start gap-2.5 rounded-control px-3 py-2 hover:bg-hover"
            >
              <Icon
                aria-hidden
                className={cn("mt-0.5 size-4 shrink-0", severity === "danger" ? "text-danger" : "text-warning")}
              />
              <span className="min-w-0">
                {text} <span className="whitespace-nowrap font-medium text-accent-text">{action}</span>
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
