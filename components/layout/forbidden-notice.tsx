"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { NoticePage } from "@/components/layout/notice-page";
import { useViewer } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";

/** First part or parts of the path below the organization → its name and the access role it needs. */
const pages: Record<string, readonly [name: string, role: string]> = {
  integrations: ["Integrations", "EnterpriseAdmin"],
  "request-log": ["Request log", "Admin"],
  "audit-log": ["Audit log", "Admin"],
  billing: ["Billing", "EnterpriseAdmin"],
  settings: ["Settings", "EnterpriseAdmin"],
  "sign-in-log": ["Sign-in log", "Admin"],
  users: ["The history", "Admin"],
  "users/sign-in": ["How a person signs in", "Admin"],
  "users/deleted": ["Deleted users", "Admin"],
  rules: ["Group rules", "Admin"],
  schema: ["Schema extensions", "Admin"],
  conflicts: ["Conflicts", "Admin"],
  guard: ["Guard", "Admin"],
  "security/api-tokens": ["API tokens", "EnterpriseAdmin"],
  "security/service-accounts": ["Service accounts", "EnterpriseAdmin"],
  "security/native-apps": ["Native apps", "EnterpriseAdmin"],
  "security/domains": ["Domains", "EnterpriseAdmin"],
  "security/sign-in": ["Sign-in policy", "EnterpriseAdmin"],
};

/** 403 inside the shell. */
export function ForbiddenNotice() {
  const { organization, accessRole } = useViewer();
  const [section = "", part = "", tab = ""] = usePathname().split("/").slice(3);
  const [name, role] = pages[`${section}/${part}`] ??
    pages[`${section}/${tab}`] ??
    pages[section] ?? ["This page", "Admin"];
  return (
    <>
      <title>{`No access · ${organization.name} · Usher`}</title>
      <NoticePage
        title="Not with your access role"
        actions={
          <Button variant="primary" asChild>
            <Link href={`/o/${organization.slug}`}>Overview</Link>
          </Button>
        }
      >
        {name} needs the access role {role}. Yours is {accessRole}. An admin of your organization can give it.
      </NoticePage>
    </>
  );
}
