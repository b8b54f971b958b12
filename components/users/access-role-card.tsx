"use client";

import { Card } from "@/components/ui/card";
import { AccessReason } from "@/components/users/access-reason";
import { hintOfRole } from "@/components/users/access-roles";
import { ChangeRole } from "@/components/users/change-role";
import { useMayManage } from "@/components/users/use-may-manage";
import type { UserDetail } from "@/lib/users/schemas";

interface AccessRoleCardProps {
  readonly slug: string;
  readonly user: UserDetail;
}

export function AccessRoleCard({ slug, user }: AccessRoleCardProps) {
  const { may, needs } = useMayManage(user);
  return (
    <Card
      title="Access role"
      action={may ? <ChangeRole slug={slug} user={user} /> : <p className="text-muted">{needs} can change this</p>}
    >
      <p>
        <b className="font-semibold">{user.accessRole ?? "None"}</b>: {hintOfRole(user.accessRole)}
      </p>
      <div className="mt-2 text-muted">
        <AccessReason user={user} />
      </div>
    </Card>
  );
}
