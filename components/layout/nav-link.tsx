"use client";

import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LinkPending } from "@/components/ui/link-pending";
import { Tooltip } from "@/components/ui/tooltip";
import { cn } from "@/lib/utils/cn";

interface NavLinkProps {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly current: boolean;
  readonly onNavigate: (() => void) | undefined;
  /** The icon alone; the name stands in a tooltip, and for screen readers. */
  readonly collapsed?: boolean;
  /** How much waits for a human behind the link. */
  readonly badge?: ReactNode;
}

/** One line of the sidebar. */
export function NavLink({ href, label, icon: Icon, current, onNavigate, collapsed = false, badge }: NavLinkProps) {
  const link = (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      {...(onNavigate ? { onClick: onNavigate } : {})}
      className={cn(
        "relative flex h-9 touch:h-11 items-center gap-3 rounded-control font-medium text-muted transition-colors duration-[120ms] hover:bg-hover hover:text-text",
        collapsed ? "justify-center" : "px-3",
        current && "bg-accent-subtle text-accent-text hover:bg-accent-subtle hover:text-accent-text",
      )}
    >
      <Icon aria-hidden className="size-5 stroke-[1.75]" />
      <span className={cn(collapsed && "sr-only")}>{label}</span>
      {badge}
      <LinkPending />
    </Link>
  );
  return (
    <li>
      {collapsed ? (
        <Tooltip side="right" text={label}>
          {link}
        </Tooltip>
      ) : (
        link
      )}
    </li>
  );
}
