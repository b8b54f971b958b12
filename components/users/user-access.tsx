"use client";

import { useQuery } from "@tanstack/react-query";
import { AccessRoleCard } from "@/components/users/access-role-card";
import { UserFolders } from "@/components/users/user-folders";
import { UserTypeCard } from "@/components/users/user-type-card";
import { userQueries } from "@/lib/users/queries";

/** What somebody may do and use, and why. */
export function UserAccess({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const { data: user } = useQuery(userQueries.detail(slug, userId));
  if (!user) return null;
  return (
    <div className="flex flex-col gap-8">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <AccessRoleCard slug={slug} user={user} />
        <UserTypeCard user={user} />
      </div>
      <UserFolders slug={slug} user={user} />
    </div>
  );
}
