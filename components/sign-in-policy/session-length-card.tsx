"use client";

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
  const [hours, setHours] = useState(String(policy.sessionHours));
  const [idle, setIdle] = useState(policy.idleMinutes === null ? "" : String(policy.idleMinutes));
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const { save, saving } = usePolicyUpdate(slug, policy, () => "The length of sessions is saved.");
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
    <Card title="Sessions">
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            id="session-hours"
            label="Session length, in hours"
            inputMode="numeric"
            value={hours}
            onChange={(event) => setHours(event.target.value)}
            error={problems["sessionHours"]}
            hint="From 1 to 2160 (90 days). Applies at once, to open sessions too."
          />
          <TextField
            id="idle-minutes"
            label="Idle end, in minutes"
            inputMode="numeric"
            placeholder="Never"
            value={idle}
            onChange={(event) => setIdle(event.target.value)}
            error={problems["idleMinutes"]}
            hint="From 5 to 1440 without a request. Empty: never."
          />
        </div>
        <div>
          <Button type="submit" busy={saving}>
            Save session length
          </Button>
        </div>
      </form>
    </Card>
  );
}
