import { useLocale, useTranslations } from "next-intl";
import { dateLocales } from "@/i18n/locales";
import type { Translate } from "@/i18n/translate";
import { acts, type Permission, type Thing, things } from "@/lib/auth/permissions";

export interface PermissionSection {
  readonly thing: Thing;
  /** `Admin:user` */
  readonly title: string;
  readonly permissions: readonly { readonly permission: Permission; readonly act: string }[];
}

/** The permissions to choose from, in sections; only those among `offered`, which is what one has oneself. */
export function permissionSections(offered: readonly string[]): readonly PermissionSection[] {
  return things
    .map((thing) => ({
      thing,
      title: titleOf(thing),
      permissions: acts[thing]
        .map((act) => ({ permission: `${thing}:${act}` as Permission, act }))
        .filter(({ permission }) => offered.includes(permission)),
    }))
    .filter(({ permissions }) => permissions.length > 0);
}

/** What the choice in one section allows: “Can create, change and delete every user.” Null for nothing. */
export function useWhatAllows(): (thing: Thing, chosen: readonly string[]) => string | null {
  const t = useTranslations("apiTokens.permissions");
  const lists = new Intl.ListFormat(dateLocales[useLocale()]);
  return (thing, chosen) => {
    const can = acts[thing].filter((act) => chosen.includes(`${thing}:${act}`)).map((act) => t(`acts.${act}`));
    return can.length === 0 ? null : t("allow", { acts: lists.format(can), things: t(`things.${thing}`) });
  };
}

/** “Admin:user all · Admin:group read”. */
export function permissionWords(t: Translate<"apiTokens">, chosen: readonly string[]): string {
  return things
    .map((thing) => {
      const held = acts[thing].filter((act) => chosen.includes(`${thing}:${act}`));
      if (held.length === 0) return "";
      const section = titleOf(thing);
      if (held.length === acts[thing].length) return t("permissions.heldAll", { section });
      return t("permissions.held", { section, acts: held.join(", ") });
    })
    .filter((words) => words !== "")
    .join(" · ");
}

function titleOf(thing: Thing): string {
  return `Admin:${thing}`;
}
