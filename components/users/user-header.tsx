"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { TabLinks } from "@/components/ui/tab-links";
import { timeOf } from "@/components/ui/time-tags";
import { useFormat } from "@/components/ui/use-format";
import { UserActions } from "@/components/users/user-actions";
import { UserStatus } from "@/components/users/user-status";
import { userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

export function UserHeader({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const t = useTranslations("users.header");
  const pages = useTranslations("pages");
  const format = useFormat();
  const query = useQuery({ ...userQueries.detail(slug, userId), refetchInterval: 2 * liveMs });
  const user = query.data;
  const mayUpdate = useMay("user:update");
  const mayReadHistory = useMay("log:read");
  if (!user) return <Unread query={query} />;
  const base = `/o/${slug}/users/${userId}`;
  const tabs = [
    { href: base, label: t("tabs.profile") },
    { href: `${base}/access`, label: t("tabs.access") },
    { href: `${base}/groups`, label: t("tabs.groups"), count: format.number(user.groupCount) },
    ...(mayUpdate ? [{ href: `${base}/sign-in`, label: t("tabs.signIn") }] : []),
    ...(mayReadHistory ? [{ href: `${base}/history`, label: t("tabs.history") }] : []),
    { href: `${base}/scim`, label: t("tabs.scim") },
  ];
  return (
    <>
      <PageHeader
        title={user.displayName ?? user.userName}
        crumbs={[{ label: pages("users.title"), href: `/o/${slug}/users` }]}
        badge={<UserStatus active={user.active} invited={user.invited} />}
        lead={<StateSentence user={user} />}
        actions={<UserActions slug={slug} user={user} />}
      />
      <TabLinks label={t("label")} tabs={tabs} />
    </>
  );
}

function StateSentence({ user }: { readonly user: UserDetail }) {
  const t = useTranslations("users.header");
  const state = !user.active ? "inactive" : user.invited ? "invited" : "active";
  const time = timeOf(user.updatedAt);
  return (
    <p>
      {t(state)}{" "}
      {user.origin.kind === "connector"
        ? t.rich("provisioned", { connector: user.origin.name, time })
        : t.rich("byHand", { time })}
    </p>
  );
}
