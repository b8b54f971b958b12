"use client";

import { PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { useState } from "react";
import { rememberSidebar } from "@/components/layout/sidebar-cookie";
import { SidebarNav } from "@/components/layout/sidebar-nav";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/utils/cn";

/** 240 px, or 56 px of icons. Which one comes from a cookie, so the server draws it right at once. */
export function Sidebar({ startsCollapsed }: { readonly startsCollapsed: boolean }) {
  const [collapsed, setCollapsed] = useState(startsCollapsed);
  const Icon = collapsed ? PanelLeftOpen : PanelLeftClose;
  function toggle(): void {
    setCollapsed(!collapsed);
    rememberSidebar(!collapsed);
  }
  return (
    <aside
      aria-label="Sidebar"
      className={cn(
        "sticky top-14 hidden h-[calc(100dvh-3.5rem)] shrink-0 flex-col border-border border-r bg-surface lg:flex",
        collapsed ? "w-14" : "w-60",
      )}
    >
      <div className="min-h-0 flex-1 overflow-y-auto">
        <SidebarNav collapsed={collapsed} />
      </div>
      <div className={cn("flex border-border border-t p-2", collapsed ? "justify-center" : "justify-end")}>
        <IconButton
          label={collapsed ? "Expand sidebar" : "Collapse sidebar"}
          aria-expanded={!collapsed}
          onClick={toggle}
        >
          <Icon aria-hidden />
        </IconButton>
      </div>
    </aside>
  );
}
