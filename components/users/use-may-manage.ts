"use client";

import { useTranslations } from "next-intl";
import { useViewer } from "@/components/layout/viewer-provider";
import { rankOf } from "@/lib/auth/permissions";

interface Manage {
  readonly may: boolean;
  /** Says which access role could, where one's own cannot. */
  readonly needs: string;
}

/** Whether one may change this user: by one's permissions, and because nobody acts on an access role above their own. */
export function useMayManage(user: { readonly accessRole: string | null }): Manage {
  const t = useTranslations("users.needs");
  const { permissions, accessRole } = useViewer();
  const isAbove = rankOf(user.accessRole) > rankOf(accessRole);
  return {
    may: permissions.includes("user:update") && !isAbove,
    needs: t(user.accessRole === "EnterpriseAdmin" ? "enterpriseAdmin" : "admin"),
  };
}
