"use client";

import { useQuery } from "@tanstack/react-query";
import { liveMs } from "@/components/layout/live";
import { PageHeader } from "@/components/layout/page-header";
import { Unread } from "@/components/layout/unread";
import { useMay } from "@/components/layout/viewer-provider";
import { TabLinks } from "@/components/ui/tab-links";
import { Time } from "@/components/ui/time";
import { UserActions } from "@/components/users/user-actions";
import { UserStatus } from "@/components/users/user-status";
import { userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";
import { formatNumber } from "@/lib/utils/format";

export function UserHeader({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const query = useQuery({ ...userQueries.detail(slug, userId), refetchInterval: 2 * liveMs });
  const user = query.data;
  const mayUpdate = useMay("user:update");
  const mayReadHistory = useMay("log:read");
  if (!user) return <Unread query={query} />;
  const base = `/o/${slug}/users/${userId}`;
  const tabs = [
    { href: base, label: "Profile" },
    { href: `${base}/access`, label: "Access" },
    { href: `${base}/groups`, label: "Groups", count: formatNumber(user.groupCount) },
    ...(mayUpdate ? [{ href: `${base}/sign-in`, label: "Sign-in" }] : []),
    ...(mayReadHistory ? [{ href: `${base}/history`, label: "History" }] : []),
    { href: `${base}/scim`, label: "SCIM" },
  ];
  return (
    <>
      <PageHeader
        title={user.displayName ?? user.userName}
        crumbs={[{ label: "Users", href: `/o/${slug}/users` }]}
        badge={<UserStatus active={user.active} invited={user.invited} />}
        lead={<StateSentence user={user} />}
        actions={<UserActions slug={slug} user={user} />}
      />
      <TabLinks label="User" tabs={tabs} />
    </>
  );
}

function StateSentence({ user }: { readonly user: UserDetail }) {
  const from = user.origin.kind === "connector" ? `Provisioned by ${user.origin.name}` : "Created by hand";
  return (
    <p>
      {stateOf(user)} {from}, last changed <Time at={user.updatedAt} />.
    </p>
  );
}

function stateOf({ active, invited }: UserDetail): string {
  if (!active) return "Inactive: cannot sign in.";
  return invited ? "Invited: signs in once a password is chosen." : "Active.";
}
