import { useTranslations } from "next-intl";
import { known } from "@/i18n/known";
import { type AccessRole, accessRoles, rankOf } from "@/lib/auth/permissions";

/** The roles that somebody with `own` may give, weakest first: none above their own. */
export function givableRoles(own: AccessRole): readonly AccessRole[] {
  return accessRoles.slice(0, rankOf(own));
}

/** What somebody with a role can do, as it goes on after the role's name: “sees users, groups and folders.” */
export function useRoleHint(): (role: string | null) => string {
  const t = useTranslations("users");
  return (role) => known(t, `roleHints.${role ?? "none"}`) ?? "";
}
