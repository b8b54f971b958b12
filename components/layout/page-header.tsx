"use client";

import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useCrumbTitle } from "@/components/layout/breadcrumbs";
import type { Crumb } from "@/components/layout/crumb-trail";

interface PageHeaderProps {
  readonly title: string;
  /** The pages above this one, outermost first: on a phone the last of them leads back, elsewhere the top bar shows them. */
  readonly crumbs?: readonly Crumb[];
  readonly badge?: ReactNode;
  /** One sentence. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, crumbs = [], badge, lead, actions }: PageHeaderProps) {
  const parent = crumbs.at(-1);
  useCrumbTitle(title);
  return (
    <div className="flex flex-col gap-2">
      {parent && (
        <Link href={parent.href} className="-ml-1 inline-flex h-11 items-center gap-1 self-start text-muted md:hidden">
          <ChevronLeft aria-hidden className="size-4" />
          {parent.label}
        </Link>
      )}
      <div className="flex min-h-9 flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="font-semibold text-2xl">
              <bdi>{title}</bdi>
            </h1>
            {badge}
          </div>
          {lead && <div className="mt-1 text-muted">{lead}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-x-4 gap-y-2">{actions}</div>}
      </div>
    </div>
  );
}
