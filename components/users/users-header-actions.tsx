"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { InviteUser } from "@/components/users/invite-user";

interface UsersHeaderActionsProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
}

export function UsersHeaderActions({ slug, userTypes }: UsersHeaderActionsProps) {
  const t = useTranslations("users.list");
  if (!useMay("user:update")) return null;
  return (
    <>
      <Button variant="ghost" asChild>
        <Link href={`/o/${slug}/users/deleted`}>{t("deletedUsers")}</Link>
      </Button>
      <InviteUser slug={slug} userTypes={userTypes} />
    </>
  );
}
