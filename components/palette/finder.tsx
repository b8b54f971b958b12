"use client";

import { Search } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { useToldTitle } from "@/components/layout/breadcrumbs";
import { crumbTrail } from "@/components/layout/crumb-trail";
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
        aria-label="Search or jump to…"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => show(true)}
        className="flex h-9 touch:h-11 min-w-9 touch:min-w-11 items-center justify-center gap-2 rounded-control text-muted hover:bg-hover hover:text-text lg:w-64 lg:justify-start lg:border lg:border-border-strong lg:px-2.5"
      >
        <Search aria-hidden className="size-5 shrink-0 stroke-[1.75] lg:size-4" />
        <span aria-hidden className="hidden flex-1 truncate text-left lg:block">
          Search or jump to…
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
  const { organization } = useViewer();
  const pathname = usePathname();
  const title = useToldTitle();
  useEffect(() => {
    if (title === null) return;
    const base = `/o/${organization.slug}`;
    const trail = crumbTrail(base, pathname, title);
    const [first] = trail;
    const last = trail.at(-1);
    if (last === undefined || first === undefined) return;
    const label =
      trail.length > 2
        ? trail
            .slice(1)
            .map((crumb) => crumb.label)
            .join(" / ")
        : last.label;
    rememberPage(organization.slug, { href: pathname, label, place: trail.length > 1 ? first.label : "Page" });
  }, [organization.slug, pathname, title]);
}
