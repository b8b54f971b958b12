"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { NoticePage } from "@/components/layout/notice-page";
import { useViewer } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";

/** First part or parts of the path below the organization → what it shows and the access role that needs. */
const pages = {
  integrations: ["pages.integrations.title", "EnterpriseAdmin"],
  "request-log": ["pages.requestLog.title", "Admin"],
  "audit-log": ["pages.auditLog.title", "Admin"],
  billing: ["pages.billing.title", "EnterpriseAdmin"],
  settings: ["pages.settings.title", "EnterpriseAdmin"],
  "sign-in-log": ["pages.signInLog.title", "Admin"],
  users: ["layout.forbidden.history", "Admin"],
  "users/sign-in": ["layout.forbidden.howTheySignIn", "Admin"],
  "users/deleted": ["pages.deletedUsers.title", "Admin"],
  rules: ["pages.rules.title", "Admin"],
  schema: ["pages.schema.title", "Admin"],
  conflicts: ["pages.conflicts.title", "Admin"],
  guard: ["pages.guard.title", "Admin"],
  "security/api-tokens": ["pages.apiTokens.title", "EnterpriseAdmin"],
  "security/service-accounts": ["pages.serviceAccounts.title", "EnterpriseAdmin"],
  "security/native-apps": ["pages.nativeApps.title", "EnterpriseAdmin"],
  "security/domains": ["pages.domains.title", "EnterpriseAdmin"],
  "security/sign-in": ["pages.signInPolicy.title", "EnterpriseAdmin"],
} as const;

/** 403 inside the shell. */
export function ForbiddenNotice() {
  const t = useTranslations();
  const { organization, accessRole } = useViewer();
  const [page, role] = neededAt(usePathname());
  return (
    <>
      <title>{`${t("layout.forbidden.noAccess")} · ${organization.name} · Usher`}</title>
      <NoticePage
        title={t("layout.forbidden.title")}
        actions={
          <Button variant="primary" asChild>
            <Link href={`/o/${organization.slug}`}>{t("pages.overview.title")}</Link>
          </Button>
        }
      >
        {t("layout.forbidden.text", { page: t(page), role, own: accessRole })}
      </NoticePage>
    </>
  );
}

function neededAt(pathname: string) {
  const [section = "", part = "", tab = ""] = pathname.split("/").slice(3);
  const place = [`${section}/${part}`, `${section}/${tab}`, section].find((one) => Object.hasOwn(pages, one));
  return place === undefined ? (["layout.forbidden.thisPage", "Admin"] as const) : pages[place as keyof typeof pages];
}
