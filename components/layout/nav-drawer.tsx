"use client";

import { Menu } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SidebarNav } from "@/components/layout/sidebar-nav";
import { useViewer } from "@/components/layout/viewer-provider";
import { IconButton } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";

/** The sidebar under 1024 px. */
export function NavDrawer() {
  const t = useTranslations("layout");
  const [open, setOpen] = useState(false);
  const viewer = useViewer();
  return (
    <>
      <IconButton label={t("openNavigation")} onClick={() => setOpen(true)} className="lg:hidden">
        <Menu aria-hidden className="size-5" />
      </IconButton>
      <Sheet open={open} onOpenChange={setOpen} title={viewer.organization.name} side="left">
        <SidebarNav onNavigate={() => setOpen(false)} />
      </Sheet>
    </>
  );
}
