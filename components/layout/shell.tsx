import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AttentionBell } from "@/components/layout/attention-bell";
import { Breadcrumbs, CrumbProvider } from "@/components/layout/breadcrumbs";
import { NavDrawer } from "@/components/layout/nav-drawer";
import { OfflineNotice } from "@/components/layout/offline-notice";
import { PreferencesProvider } from "@/components/layout/preferences-provider";
import { ShortcutProvider } from "@/components/layout/shortcuts/shortcut-provider";
import { Sidebar } from "@/components/layout/sidebar";
import { StaleNotice } from "@/components/layout/stale-notice";
import { UserMenu } from "@/components/layout/user-menu";
import { ViewerProvider } from "@/components/layout/viewer-provider";
import { OrganizationSwitcher } from "@/components/organization-choice/organization-switcher";
import { Finder } from "@/components/palette/finder";
import type { Viewer } from "@/lib/organizations/schemas";
import type { Preferences } from "@/lib/profile/schemas";

interface ShellProps {
  readonly viewer: Viewer;
  readonly preferences: Preferences;
  readonly sidebarCollapsed: boolean;
  readonly children: ReactNode;
}

/** Skip link, top bar, sidebar, main: the frame of every page below `/o/{slug}`. */
export function Shell({ viewer, preferences, sidebarCollapsed, children }: ShellProps) {
  const t = useTranslations("layout");
  return (
    <ViewerProvider viewer={viewer}>
      <PreferencesProvider preferences={preferences}>
        <ShortcutProvider>
          <CrumbProvider>
            <a
              href="#main"
              className="fixed top-2 left-2 z-[70] -translate-y-16 rounded-control bg-accent px-4 py-2.5 font-medium text-on-accent focus:translate-y-0"
            >
              {t("skip")}
            </a>
            <TopBar />
            <div className="flex">
              <Sidebar startsCollapsed={sidebarCollapsed} />
              <main id="main" tabIndex={-1} className="min-w-0 flex-1 px-4 py-5 sm:px-6 sm:py-6 lg:px-8">
                <StaleNotice />
                {children}
              </main>
            </div>
          </CrumbProvider>
        </ShortcutProvider>
      </PreferencesProvider>
    </ViewerProvider>
  );
}

function TopBar() {
  return (
    <header className="sticky top-0 z-30 border-border border-b bg-surface">
      <div className="flex h-14 items-center gap-2 px-2 sm:px-4">
        <NavDrawer />
        <Breadcrumbs>
          <OrganizationSwitcher />
        </Breadcrumbs>
        <div className="ml-auto flex shrink-0 items-center gap-1 sm:gap-2">
          <Finder />
          <AttentionBell />
          <UserMenu />
        </div>
      </div>
      <OfflineNotice />
    </header>
  );
}
