"use client";

import { useTranslations } from "next-intl";
import { useGo } from "@/components/layout/leave-guard";
import { applyTheme } from "@/components/layout/theme";
import type { PaletteAct } from "@/components/palette/palette-acts";
import type { PaletteItem } from "@/components/palette/palette-item";
import { useToast } from "@/components/ui/toast";

/** Does what a line of the palette says, and closes it. */
export function useRunItem(onClose: () => void, onHelp: () => void): (item: PaletteItem) => void {
  const go = useGo();
  const t = useTranslations("palette");
  const toast = useToast();
  function copy({ value, what }: NonNullable<PaletteAct["copy"]>): void {
    navigator.clipboard.writeText(value).then(
      () => toast("done", t(`copied.${what}`, { value })),
      () => toast("error", t(`copyRefused.${what}`)),
    );
  }
  function perform(act: PaletteAct): void {
    if (act.copy) copy(act.copy);
    if (act.leave) window.location.assign(act.leave);
    if (act.does === "theme-dark") applyTheme("dark");
    if (act.does === "theme-light") applyTheme("light");
    if (act.does === "theme-system") applyTheme("system");
    if (act.does === "shortcuts") onHelp();
  }
  return ({ href, act }) => {
    onClose();
    if (href !== undefined) go(href);
    else if (act !== undefined) perform(act);
  };
}
