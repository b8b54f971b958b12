"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useRef, useState } from "react";
import { rememberSidebar } from "@/components/layout/sidebar-cookie";
import { SidebarNav } from "@/components/layout/sidebar-nav";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/utils/cn";

/** 240 px, or 56 px of icons. Which one comes from a cookie, so the server draws it right at once. */
export function Sidebar({ startsCollapsed }: { readonly startsCollapsed: boolean }) {
  const t = useTranslations("layout.sidebar");
  const [collapsed, setCollapsed] = useState(startsCollapsed);
  const box = useRef<HTMLDivElement>(null);
  useCurrentInView(box);
  const Icon = collapsed ? PanelLeftOpen : PanelLeftClose;
  function toggle(): void {
    setCollapsed(!collapsed);
    rememberSidebar(!collapsed);
  }
  return (
    <aside
      aria-label={t("label")}
      className={cn(
        "sticky top-14 hidden h-[calc(100dvh-3.5rem)] shrink-0 flex-col border-border border-r bg-surface lg:flex",
        collapsed ? "w-14" : "w-60",
      )}
    >
      <div ref={box} className="relative min-h-0 flex-1 overflow-y-auto">
        <SidebarNav collapsed={collapsed} />
      </div>
      <div className={cn("flex border-border border-t p-2", collapsed ? "justify-center" : "justify-end")}>
        <IconButton label={t(collapsed ? "expand" : "collapse")} aria-expanded={!collapsed} onClick={toggle}>
          <Icon aria-hidden />
        </IconButton>
      </div>
    </aside>
  );
}

/** On a low screen the line of the page that is open may be out of sight. */
function useCurrentInView(box: RefObject<HTMLDivElement | null>): void {
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another line
  useEffect(() => {
    const link = box.current?.querySelector<HTMLElement>("[aria-current=page]");
    if (!box.current || !link) return;
    const { scrollTop, clientHeight } = box.current;
    const inView = link.offsetTop >= scrollTop && link.offsetTop + link.offsetHeight <= scrollTop + clientHeight;
    if (!inView) box.current.scrollTop = link.offsetTop - clientHeight / 2;
  }, [box, path]);
}
