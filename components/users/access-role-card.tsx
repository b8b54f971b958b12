"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { AccessReason } from "@/components/users/access-reason";
import { useRoleHint } from "@/components/users/access-roles";
import { ChangeRole } from "@/components/users/change-role";
import { useMayManage } from "@/components/users/use-may-manage";
import type { UserDetail } from "@/lib/users/schemas";

interface AccessRoleCardProps {
  readonly slug: string;
  readonly user: UserDetail;
}

export function AccessRoleCard({ slug, user }: AccessRoleCardProps) {
  const t = useTranslations("users");
  const hintOf = useRoleHint();
  const { may, needs } = useMayManage(user);
  return (
    <Card
      title={t("labels.accessRole")}
      action={may ? <ChangeRole slug={slug} user={user} /> : <p className="text-muted">{needs}</p>}
    >
      <p>
        {t.rich("accessRole.withHint", {
          role: user.accessRole ?? t("noRole"),
          hint: hintOf(user.accessRole),
          b: (words) => <b className="font-semibold">{words}</b>,
        })}
      </p>
      <div className="mt-2 text-muted">
        <AccessReason user={user} />
      </div>
    </Card>
  );
}
