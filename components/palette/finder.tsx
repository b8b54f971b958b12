"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useToldTitle } from "@/components/layout/breadcrumbs";
import { useCrumbTrail } from "@/components/layout/crumb-trail";
import { PageShortcuts } from "@/components/layout/shortcuts/page-shortcuts";
import { useShortcut } from "@/components/layout/shortcuts/shortcut-provider";
import { paletteKeys } from "@/components/layout/shortcuts/shortcut-words";
import { useViewer } from "@/components/layout/viewer-provider";
import { rememberPage } from "@/components/palette/recent-pages";
import { Keys } from "@/components/ui/keys";

/** Loaded when it is first asked for: no page waits for it. */
const CommandPalette = dynamic(
  () => import("@/components/palette/command-palette").then((module) => module.CommandPalette),
  {
    ssr: false,
  },
);

/** “Search or jump to… Ctrl K” of the top bar, and the keys of every page. */
export function Finder() {
  const t = useTranslations("palette");
  const [open, setOpen] = useState(false);
  const [help, setHelp] = useState(false);
  const [wanted, setWanted] = useState(false);
  useRememberPages();
  function show(next: boolean): void {
    if (next) setWanted(true);
    setOpen(next);
  }
  useShortcut("mod+k", () => show(!open));
  return (
    <>
      <button
        type="button"
        aria-label={t("open")}
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show(true)}
        className="flex h-9 touch:h-11 min-w-9 touch:min-w-11 items-center justify-center gap-2 rounded-control text-muted hover:bg-hover hover:text-text lg:w-64 lg:justify-start lg:border lg:border-border-strong lg:px-2.5"
      >
        <Search aria-hidden className="size-5 shrink-0 stroke-[1.75] lg:size-4" />
        <span aria-hidden className="hidden flex-1 truncate text-left lg:block">
          {t("open")}
        </span>
        <span aria-hidden className="hidden lg:block">
          <Keys keys={paletteKeys} />
        </span>
      </button>
      {wanted && <CommandPalette open={open} onOpenChange={show} onHelp={() => setHelp(true)} />}
      <PageShortcuts help={help} onHelp={setHelp} onSearch={() => show(true)} />
    </>
  );
}

/** Every page that was open long enough to say its name is a recent one. */
function useRememberPages(): void {
  const t = useTranslations("palette");
  const { organization } = useViewer();
  const pathname = usePathname();
  const title = useToldTitle();
  const trail = useCrumbTrail(title);
  const [first, ...below] = trail.map((crumb) => crumb.label);
  const label = below.length === 0 ? first : below.join(" / ");
  const place = first !== undefined && below.length > 0 ? first : t("page");
  useEffect(() => {
    if (title !== null && label !== undefined) rememberPage(organization.slug, { href: pathname, label, place });
  }, [organization.slug, pathname, title, label, place]);
}
