"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { MouseEvent } from "react";
import { LinkPending } from "@/components/ui/link-pending";
import { cn } from "@/lib/utils/cn";

interface Tab {
  readonly href: string;
  readonly label: string;
  readonly count?: string;
  /** For tabs that differ in their query only; otherwise the path tells. */
  readonly current?: boolean;
  /** Instead of a trip to the server on a plain press; opening it in a new tab still works. */
  readonly onSelect?: () => void;
}

interface TabLinksProps {
  readonly label: string;
  readonly tabs: readonly Tab[];
}

/** Tabs are links with addresses, so that a colleague can be sent to one. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className="overflow-x-auto border-border border-b">
      <ul className="flex gap-1">
        {tabs.map((tab) => {
          const current = tab.current ?? pathname === tab.href;
          const { onSelect } = tab;
          return (
            <li key={tab.href}>
              <Link
                href={tab.href}
                aria-current={current ? "page" : undefined}
                {...(onSelect ? { onClick: (event: MouseEvent) => selectInPlace(event, onSelect) } : {})}
                className={cn(
                  "relative flex h-10 touch:h-11 items-center gap-2 whitespace-nowrap border-transparent border-b-2 px-3 font-medium text-muted outline-offset-[-2px] hover:text-text",
                  current && "border-accent text-text",
                )}
              >
                {tab.label}
                {tab.count && <span className="tabular text-muted text-xs">{tab.count}</span>}
                <LinkPending />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function selectInPlace(event: MouseEvent, onSelect: () => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  onSelect();
}
