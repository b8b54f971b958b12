"use client";

import { useQuery } from "@tanstack/react-query";
import { Clock, FolderTree, ScrollText, TriangleAlert, User, UsersRound, Zap } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { navItems, navSections } from "@/components/layout/navigation";
import { useAttention } from "@/components/layout/use-attention";
import { useViewer } from "@/components/layout/viewer-provider";
import { actsFor, matches, type PaletteAct } from "@/components/palette/palette-acts";
import type { PaletteItem, PaletteSection } from "@/components/palette/palette-item";
import { readRecent } from "@/components/palette/recent-pages";
import type { Translate } from "@/i18n/translate";
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
  const t = useTranslations("palette");
  const { organization } = useViewer();
  const base = `/o/${organization.slug}`;
  const found = useQuery(searchQueries.find(organization.slug, asked));
  const pages = usePages();
  const recent = useRecent();
  const attention = useAttention().map(({ text, href, action }): PaletteItem => {
    return { id: `attention ${href} ${text}`, label: text, place: action, icon: TriangleAlert, href: base + href };
  });
  const offered = useActs();
  if (typed === "") {
    const first =
      recent.length > 0 ? { title: t("sections.recent"), items: recent } : { title: t("sections.pages"), items: pages };
    const sections = filled([first, { title: t("sections.attention"), items: attention }]);
    return { sections, pending: false, error: null };
  }
  const matching = pages.filter(({ label }) => matches(label, typed));
  const doable = offered.filter(({ words, place }) => matches(`${words} ${place}`, typed)).slice(0, acts);
  const sections = [
    { title: t("sections.found"), items: asked === "" ? [] : (found.data ?? []).map((one) => foundItem(t, one, base)) },
    { title: t("sections.pages"), items: matching },
    { title: t("sections.do"), items: doable.map((act) => actItem(act, base)) },
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
  const t = useTranslations("palette");
  const { organization, permissions } = useViewer();
  const { data } = useQuery({
    ...connectorQueries.held(organization.slug),
    enabled: permissions.includes("connector:read"),
  });
  return actsFor(t, permissions, data ?? [], window.location.origin);
}

/** The pages that the permissions allow. */
function usePages(): readonly PaletteItem[] {
  const t = useTranslations();
  const { organization, permissions } = useViewer();
  return navItems
    .filter(({ permission }) => permissions.includes(permission))
    .map(({ page, path, icon, key }) => {
      const section = navSections.find(({ items }) => items.some((item) => item.path === path))?.name;
      return {
        id: `page ${path}`,
        label: t(`pages.${page}.title`),
        place: section ? t(`layout.sections.${section}`) : t("palette.page"),
        icon,
        href: `/o/${organization.slug}${path}`,
        ...(key === undefined ? {} : { keys: ["g", key] }),
      };
    });
}

function actItem(act: PaletteAct, base: string): PaletteItem {
  const item = {
    id: `act ${act.act} ${act.path ?? act.copy?.value ?? ""}`,
    label: act.words,
    place: act.place,
    icon: Zap,
  };
  return act.path === undefined ? { ...item, act } : { ...item, href: base + act.path };
}

const kinds = {
  user: { icon: User, place: "users" },
  group: { icon: UsersRound, place: "groups" },
  folder: { icon: FolderTree, place: "folders" },
  request: { icon: ScrollText, place: "requestLog" },
} as const;

function foundItem(t: Translate<"palette">, { kind, id, label, hint, path }: Found, base: string): PaletteItem {
  const { icon } = kinds[kind];
  const place = t(`places.${kinds[kind].place}`);
  const item = { id: `${kind} ${id}`, label, icon, href: base + path };
  if (kind === "request") return { ...item, place, ...(hint === null ? {} : { at: hint }) };
  return { ...item, place: hint === null ? place : `${place} · ${hint}` };
}
