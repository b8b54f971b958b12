"use client";

import { usePolicyUpdate } from "@/components/sign-in-policy/use-policy-update";
import { Card } from "@/components/ui/card";
import { Switch } from "@/components/ui/switch";
import type { SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

/** What a password must be, and what it is not enough for. */
export function SecondFactorCard({ slug, policy }: { readonly slug: string; readonly policy: SignInPolicyDto }) {
  const { save, asked } = usePolicyUpdate(slug, policy, (saved) =>
    saved.adminsSecondFactor
      ? "EnterpriseAdmins need a second factor from their next sign-in on."
      : "EnterpriseAdmins need no second factor.",
  );
  return (
    <Card title="Passwords and second factor">
      <div className="flex flex-col gap-3">
        <Switch
          id="admins-second-factor"
          label="EnterpriseAdmins need a second factor beside their password"
          checked={asked?.adminsSecondFactor ?? policy.adminsSecondFactor}
          onChange={(adminsSecondFactor) => save({ adminsSecondFactor })}
        />
        <p className="text-muted">
          A password has 12 or more characters. 10 wrong tries pause the sign-in for 15 minutes.
        </p>
      </div>
    </Card>
  );
}
