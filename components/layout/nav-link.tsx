import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { LinkPending } from "@/components/ui/link-pending";
import { cn } from "@/lib/utils/cn";

interface NavLinkProps {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly current: boolean;
  readonly onNavigate: (() => void) | undefined;
  /** How much waits for a human behind the link. */
  readonly badge?: ReactNode;
}

/** One line of the sidebar. */
export function NavLink({ href, label, icon: Icon, current, onNavigate, badge }: NavLinkProps) {
  return (
    <li>
      <Link
        href={href}
        aria-current={current ? "page" : undefined}
        {...(onNavigate ? { onClick: onNavigate } : {})}
        className={cn(
          "relative flex h-9 touch:h-11 items-center gap-3 rounded-control px-3 font-medium text-muted transition-colors duration-[120ms] hover:bg-hover hover:text-text",
          current && "bg-accent-subtle text-accent-text hover:bg-accent-subtle hover:text-accent-text",
        )}
      >
        <Icon aria-hidden className="size-5 stroke-[1.75]" />
        {label}
        {badge}
        <LinkPending />
      </Link>
    </li>
  );
}
