"use client";

import { CircleCheck, CircleSlash } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { StatusBadge } from "@/components/ui/status-badge";
import type { Profile } from "@/lib/profile/schemas";

interface SecondFactorCardProps {
  readonly slug: string;
  readonly profile: Profile;
}

/** Whether one has a second factor, and the way to its page. */
export function SecondFactorCard({ slug, profile }: SecondFactorCardProps) {
  const t = useTranslations("profile.secondFactor");
  if (profile.loginMethod === "sso") return null;
  const { since, recoveryCodesLeft } = profile.secondFactor;
  const on = since !== null;
  return (
    <Card
      title={t("title")}
      action={
        <Button asChild>
          <Link href={`/o/${slug}/profile/second-factor`}>{t(on ? "manage" : "setUp")}</Link>
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {on ? (
          <StatusBadge tone="success" icon={CircleCheck} word={t("on")} />
        ) : (
          <StatusBadge tone="neutral" icon={CircleSlash} word={t("off")} />
        )}
        <span className="text-muted">{on ? t("codesLeft", { count: recoveryCodesLeft }) : t("passwordAlone")}</span>
      </div>
    </Card>
  );
}
