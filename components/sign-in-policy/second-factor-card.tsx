"use client";

import { useTranslations } from "next-intl";
import { usePolicyUpdate } from "@/components/sign-in-policy/use-policy-update";
import { Card } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import type { SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

/** What a password must be, and what it is not enough for. */
export function SecondFactorCard({ slug, policy }: { readonly slug: string; readonly policy: SignInPolicyDto }) {
  const t = useTranslations("signInPolicy.secondFactor");
  const { save, asked } = usePolicyUpdate(slug, policy, (saved) =>
    t(saved.adminsSecondFactor ? "needed" : "notNeeded"),
  );
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-3">
        <Switch
          id="admins-second-factor"
          label={t("label")}
          checked={asked?.adminsSecondFactor ?? policy.adminsSecondFactor}
          onChange={(adminsSecondFactor) => save({ adminsSecondFactor })}
        />
        <p className="text-muted">{t("passwords")}</p>
      </div>
    </Card>
  );
}
