"use client";

import { ChevronDown, LogOut, Monitor, MonitorSmartphone, Moon, Sun, UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useGo } from "@/components/layout/leave-guard";
import { applyTheme, currentTheme, type Theme } from "@/components/layout/theme";
import { useViewer } from "@/components/layout/viewer-provider";
import { Menu, MenuChoices, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { sendJson } from "@/lib/http/api-client";

const themes = [
  { value: "system", icon: <Monitor aria-hidden /> },
  { value: "light", icon: <Sun aria-hidden /> },
  { value: "dark", icon: <Moon aria-hidden /> },
] as const satisfies readonly { value: Theme; icon: React.ReactNode }[];

export function UserMenu() {
  const t = useTranslations("layout.userMenu");
  const pages = useTranslations("pages");
  const viewer = useViewer();
  const go = useGo();
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("label", { name: viewer.name })}
          className="flex h-9 touch:h-11 items-center gap-2 rounded-full pr-2 pl-1 max-sm:pr-1 hover:bg-hover"
        >
          <span
            aria-hidden
            className="flex size-8 items-center justify-center rounded-full bg-accent-subtle font-semibold text-accent-text text-xs"
          >
            {initials(viewer.name)}
          </span>
          <ChevronDown aria-hidden className="size-4 text-muted max-sm:hidden" />
        </button>
      }
    >
      <div className="px-2.5 py-2">
        <p className="truncate font-semibold">{viewer.name}</p>
        <p className="truncate text-muted text-xs">{viewer.email}</p>
        <p className="mt-1 text-muted text-xs">{t("accessRole", { role: viewer.accessRole })}</p>
      </div>
      <MenuSeparator />
      <MenuItem onSelect={() => go(`/o/${viewer.organization.slug}/profile`)}>
        <UserRound aria-hidden />
        {pages("profile.title")}
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{t("theme")}</MenuLabel>
      <ThemeChoices />
      <MenuSeparator />
      <MenuItem onSelect={() => go(`/o/${viewer.organization.slug}/profile/sessions`)}>
        <MonitorSmartphone aria-hidden />
        {pages("sessions.title")}
      </MenuItem>
      <MenuItem onSelect={() => void leave()}>
        <LogOut aria-hidden />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}

/** Drawn only while the menu is open, so it may ask the document. */
function ThemeChoices() {
  const t = useTranslations("layout.userMenu.themes");
  const [theme, setTheme] = useState(currentTheme);
  return (
    <MenuChoices
      value={theme}
      options={themes.map((option) => ({ ...option, label: t(option.value) }))}
      onChange={(next) => {
        setTheme(next);
        applyTheme(next);
      }}
    />
  );
}

async function leave(): Promise<void> {
  const { url } = await sendJson<{ url: string }>("POST", "/api/sign-out").catch(() => ({ url: "/sign-in" }));
  window.location.assign(url);
}

function initials(name: string): string {
  const words = name
    .replace(/@.*/u, "")
    .split(/[\s.]+/u)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}
