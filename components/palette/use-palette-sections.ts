"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock, FolderTree, ScrollText, TriangleAlert, User, UsersRound, Zap } from "lucide-react";
import { useState } from "react";
import { type NavItem, navItems, navSections } from "@/components/layout/navigation";
import { useAttention } from "@/components/layout/use-attention";
import { useViewer } from "@/components/layout/viewer-provider";
import { actsFor, matches, type PaletteAct } from "@/components/palette/palette-acts";
import type { PaletteItem, PaletteSection } from "@/components/palette/palette-item";
import { readRecent } from "@/components/palette/recent-pages";
import { connectorQueries } from "@/lib/connectors/queries";
import { searchQueries } from "@/lib/search/queries";
import type { Found } from "@/lib/search/schemas";

interface PaletteSections {
  readonly sections: readonly PaletteSection[];
  readonly pending: boolean;
  readonly error: Error | null;
}

const acts = 6;

/**
 * What the palette lists: without words the recent pages and what needs attention; with words pages and acts at once, and what the
 * server found for the words that have rested (`asked`).
 */
export function usePaletteSections(typed: string, asked: string): PaletteSections {
  const { organization, permissions } = useViewer();
  const t = useTranslations("palette");
  const pageItems = usePageItems(base);
  const base = `/o/${organization.slug}`;
  const found = useQuery(searchQueries.find(organization.slug, asked));
  const pages = navItems.filter(({ permission }) => permissions.includes(permission));
  const recent = useRecent();
  const attention = useAttention().map(({ text, href, action }): PaletteItem => {
    return { id: `attention ${href} ${text}`, label: text, place: action, icon: TriangleAlert, href: base + href };
  });
  const offered = useActs();
  if (typed === "") {
    const first = recent.length > 0 ? { title: "Recent pages", items: recent } : pagesSection(pages, base);
    return { sections: filled([first, { title: "Needs attention", items: attention }]), pending: false, error: null };
  }
  const matching = pages.filter(({ label }) => matches(label, typed));
  const doable = offered.filter(({ words, place }) => matches(`${words} ${place}`, typed)).slice(0, acts);
  const sections = [
    { title: "Found", items: asked === "" ? [] : (found.data ?? []).map((one) => foundItem(one, base)) },
    pagesSection(matching, base),
    { title: "Do", items: doable.map((act) => actItem(act, base)) },
  ];
  return {
    sections: filled(sections),
    pending: typed !== asked || found.isFetching,
    error: found.error,
  };
}

function filled(sections: readonly PaletteSection[]): readonly PaletteSection[] {
  return sections.filter(({ items }) => items.length > 0);
}

function useRecent(): readonly PaletteItem[] {
  const { organization } = useViewer();
  const [pages] = useState(() => readRecent(organization.slug));
  return pages.map(({ href, label, place }) => ({ id: `recent ${href}`, label, place, icon: Clock, href }));
}

function useActs(): readonly PaletteAct[] {
  const { organization, permissions } = useViewer();
  const { data } = useQuery({
    ...connectorQueries.held(organization.slug),
    enabled: permissions.includes("connector:read"),
  });
  return actsFor(permissions, data ?? [], window.location.origin);
}

function pagesSection(pages: readonly NavItem[], base: string): PaletteSection {
  return {
    title: "Pages",
    items: pages.map(({ label, path, icon, key }) => ({
      id: `page ${path}`,
      label,
      place: navSections.find(({ items }) => items.some((item) => item.path === path))?.title || "Page",
      icon,
      href: base + path,
      ...(key === undefined ? {} : { keys: ["g", key] }),
    })),
  };
}

function actItem(act: PaletteAct, base: string): PaletteItem {
  const item = {
    id: `act ${act.words} ${act.path ?? act.copy?.value ?? act.place}`,
    label: act.words,
    place: act.place,
    icon: Zap,
  };
  return act.path === undefined ? { ...item, act } : { ...item, href: base + act.path };
}

const kinds = {
  user: { icon: User, place: "Users" },
  group: { icon: UsersRound, place: "Groups" },
  folder: { icon: FolderTree, place: "Folders" },
  request: { icon: ScrollText, place: "Request log" },
} as const;

function foundItem({ kind, id, label, hint, path }: Found, base: string): PaletteItem {
  const { icon, place } = kinds[kind];
  const item = { id: `${kind} ${id}`, label, icon, href: base + path };
  if (kind === "request") return { ...item, place, ...(hint === null ? {} : { at: hint }) };
  return { ...item, place: hint === null ? place : `${place} · ${hint}` };
}
