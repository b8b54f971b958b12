import { ChevronLeft } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

interface Crumb {
  readonly label: string;
  readonly href: string;
}

interface PageHeaderProps {
  readonly title: string;
  /** The pages above this one, outermost first. */
  readonly crumbs?: readonly Crumb[];
  readonly badge?: ReactNode;
  /** One sentence. */
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
}

export function PageHeader({ title, crumbs = [], badge, lead, actions }: PageHeaderProps) {
  return (
    <div className="flex flex-col gap-2">
      {crumbs.length > 0 && <Breadcrumbs crumbs={crumbs} current={title} />}
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

function Breadcrumbs({ crumbs, current }: { readonly crumbs: readonly Crumb[]; readonly current: string }) {
  const parent = crumbs.at(-1);
  return (
    <nav aria-label="Breadcrumbs" className="text-muted">
      <ol className="flex flex-wrap items-center gap-x-2 max-sm:hidden">
        {crumbs.map((crumb) => (
          <li key={crumb.href} className="flex items-center gap-2">
            <Link href={crumb.href} className="rounded-badge hover:text-text hover:underline">
              {crumb.label}
            </Link>
            <span aria-hidden>/</span>
          </li>
        ))}
        <li aria-current="page" className="max-w-64 truncate text-text">
          {current}
        </li>
      </ol>
      {parent && (
        <Link href={parent.href} className="-ml-1 inline-flex h-11 items-center gap-1 sm:hidden">
          <ChevronLeft aria-hidden className="size-4" />
          {parent.label}
        </Link>
      )}
    </nav>
  );
}
