"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useCrumbTrail } from "@/components/layout/crumb-trail";
import { Logo } from "@/components/layout/logo";
import { useViewer } from "@/components/layout/viewer-provider";
import { cn } from "@/lib/utils/cn";

interface Named {
  readonly pathname: string;
  readonly title: string;
}

const NamedContext = createContext<Named | null>(null);
const NameContext = createContext<(named: Named) => void>(() => undefined);

/** Lets a page tell the top bar the name of what it shows. */
export function CrumbProvider({ children }: { readonly children: ReactNode }) {
  const [named, setNamed] = useState<Named | null>(null);
  return (
    <NameContext value={setNamed}>
      <NamedContext value={named}>{children}</NamedContext>
    </NameContext>
  );
}

/** Called by the header of a page. */
export function useCrumbTitle(title: string): void {
  const tell = useContext(NameContext);
  const pathname = usePathname();
  useEffect(() => tell({ pathname, title }), [tell, pathname, title]);
}

/** The title that the page at this address has told. */
export function useToldTitle(): string | null {
  const pathname = usePathname();
  const named = useContext(NamedContext);
  return named?.pathname === pathname ? named.title : null;
}

/** “Contoso / Integrations / Entra production / Mapping”: each but the last is a link. On a phone the page's header leads back. */
export function Breadcrumbs({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("layout");
  const { organization } = useViewer();
  const base = `/o/${organization.slug}`;
  const trail = useCrumbTrail(useToldTitle());
  const quiet = "truncate rounded-badge text-muted hover:text-text hover:underline";
  return (
    <nav aria-label={t("breadcrumbs")} className="min-w-0">
      <ol className="flex min-w-0 items-center gap-2">
        <li className="flex min-w-0 items-center">
          <Link href={base} className="flex h-11 min-w-0 items-center gap-2.5 rounded-control px-1.5">
            <Logo className="size-7 shrink-0" />
            <span className="truncate font-semibold text-base">{organization.name}</span>
          </Link>
          {children}
        </li>
        {trail.map(({ label, href }, place) => (
          <li
            key={href + label}
            className={cn("flex min-w-0 items-center gap-2 max-md:hidden", place < 1 && "shrink-0")}
          >
            <span aria-hidden className="text-muted">
              /
            </span>
            {place < trail.length - 1 ? (
              <Link href={href} className={quiet}>
                {label}
              </Link>
            ) : (
              <span aria-current="page" className="truncate">
                <bdi>{label}</bdi>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
