"use client";

import { Bell, CircleCheck, OctagonX, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Popover as Radix } from "radix-ui";
import { useState } from "react";
import { useAttention } from "@/components/layout/use-attention";
import { useViewer } from "@/components/layout/viewer-provider";
import { useFormat } from "@/components/ui/use-format";
import { cn } from "@/lib/utils/cn";

/** The bell lists what needs attention as sentences, each a link to where it is cured (SCREENS §2.1). */
export function AttentionBell() {
  const t = useTranslations("layout.attention");
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const items = useAttention();
  return (
    <Radix.Root open={open} onOpenChange={setOpen}>
      <Radix.Trigger
        aria-label={t("label", { count: items.length })}
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
            {items.length > 9 ? "9+" : format.number(items.length)}
          </span>
        )}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("title")}
          className="z-50 flex max-h-[min(32rem,var(--radix-popover-content-available-height))] w-96 max-w-[calc(100vw-1rem)] animate-fade-in flex-col overflow-y-auto rounded-card border border-border bg-surface p-1 shadow-float"
        >
          <h2 className="px-3 pt-2 pb-1 font-medium text-muted text-xs">{t("title")}</h2>
          <Items onFollow={() => setOpen(false)} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function Items({ onFollow }: { readonly onFollow: () => void }) {
  const t = useTranslations("layout.attention");
  const items = useAttention();
  const { organization } = useViewer();
  if (items.length === 0) {
    return (
      <p className="flex items-center gap-2.5 px-3 py-2">
        <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
        {t("nothing")}
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
