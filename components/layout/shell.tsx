import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { NavDrawer } from "@/components/layout/nav-drawer";
import { SidebarNav } from "@/components/layout/sidebar-nav";
import { StaleNotice } from "@/components/layout/stale-notice";
import { UserMenu } from "@/components/layout/user-menu";
import { ViewerProvider } from "@/components/layout/viewer-provider";
import { OrganizationSwitcher } from "@/components/organization-choice/organization-switcher";
import type { Viewer } from "@/lib/organizations/schemas";

/** Skip link, top bar, sidebar, main: the frame of every page below `/o/{slug}`. */
export function Shell({ viewer, children }: { readonly viewer: Viewer; readonly children: ReactNode }) {
  return (
    <ViewerProvider viewer={viewer}>
      <a
        href="#main"
        className="fixed top-2 left-2 z-[70] -translate-y-16 rounded-control bg-accent px-4 py-2.5 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to the content
      </a>
      <header className="sticky top-0 z-30 flex h-14 items-center gap-2 border-border border-b bg-surface px-2 sm:px-4">
        <NavDrawer />
        <Link
          href={`/o/${viewer.organization.slug}`}
          className="flex h-11 min-w-0 items-center gap-2.5 rounded-control px-1.5"
        >
          <Logo className="size-7 shrink-0" />
          <span className="truncate font-semibold text-base">{viewer.organization.name}</span>
        </Link>
        <OrganizationSwitcher />
        <div className="ml-auto">
          <UserMenu />
        </div>
      </header>
      <div className="flex">
        <aside className="sticky top-14 hidden h-[calc(100dvh-3.5rem)] w-60 shrink-0 overflow-y-auto border-border border-r bg-surface lg:block">
          <SidebarNav />
        </aside>
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 sm:px-6 sm:py-6 lg:px-8">
          <StaleNotice />
          {children}
        </main>
      </div>
    </ViewerProvider>
  );
}
