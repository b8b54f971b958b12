"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { usePolicyUpdate } from "@/components/sign-in-policy/use-policy-update";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { TextField } from "@/components/ui/field";
import { type SignInPolicyDto, UpdateSignInPolicy } from "@/lib/sign-in-policy/schemas";

interface SessionLengthCardProps {
  readonly slug: string;
  readonly policy: SignInPolicyDto;
}

/** How long a session lasts, and how long without a request. */
export function SessionLengthCard({ slug, policy }: SessionLengthCardProps) {
  const t = useTranslations("signInPolicy.sessions");
  const [hours, setHours] = useState(String(policy.sessionHours));
  const [idle, setIdle] = useState(policy.idleMinutes === null ? "" : String(policy.idleMinutes));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const { save, saving } = usePolicyUpdate(slug, policy, () => t("saved"));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = UpdateSignInPolicy.safeParse({
      sessionHours: Number(hours || Number.NaN),
      idleMinutes: idle.trim() === "" ? null : Number(idle),
    });
    if (parsed.success) {
      setProblems({});
      save(parsed.data);
    } else {
      setProblems(Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), message])));
    }
  };
  return (
    <Card title={t("title")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            id="session-hours"
            label={t("hours")}
            inputMode="numeric"
            value={hours}
            onChange={(event) => setHours(event.target.value)}
            error={problems["sessionHours"]}
            hint={t("hoursHint")}
          />
          <TextField
            id="idle-minutes"
            label={t("idle")}
            inputMode="numeric"
            placeholder={t("never")}
            value={idle}
            onChange={(event) => setIdle(event.target.value)}
            error={problems["idleMinutes"]}
            hint={t("idleHint")}
          />
        </div>
        <div>
          <Button type="submit" busy={saving}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
