import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { accessRoles } from "@/lib/auth/permissions";
import type { Viewer } from "@/lib/organizations/schemas";

export type AccessRole = Viewer["accessRole"];

interface RoleChoice {
  readonly role: AccessRole | null;
  readonly hint: ReactNode;
}

/** Weakest first, each with what it can do (SCREENS §2.2). */
const roleChoices: readonly RoleChoice[] = [null, ...accessRoles].map((role) => ({
  role,
  hint: <RoleHint role={role} />,
}));

/** How strong a role is; 0 for none. */
export function rankOfRole(role: string | null): number {
  return roleChoices.findIndex((choice) => choice.role === role);
}

/** The roles that somebody with `own` may give: none above their own. */
export function givableRoles(own: AccessRole): readonly RoleChoice[] {
  return roleChoices.slice(0, rankOfRole(own) + 1);
}

/** What somebody with a role can do, as it goes on after the role's name: “sees users, groups and folders.” */
export function useRoleHint(): (role: string | null) => string {
  const t = useTranslations("users");
  return (role) => {
    const key = `roleHints.${(role ?? "none") as AccessRole | "none"}` as const;
    return t.has(key) ? t(key) : "";
  };
}

function RoleHint({ role }: { readonly role: AccessRole | null }) {
  return useRoleHint()(role);
}
