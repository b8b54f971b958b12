"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { QrCode } from "@/components/profile/qr-code";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { TextField } from "@/components/ui/field";
import { secondFactorMutations } from "@/lib/second-factor/queries";
import type { SecondFactorSetUp } from "@/lib/second-factor/schemas";

interface SetUpSecondFactorProps {
  readonly slug: string;
  readonly onDone: (recoveryCodes: readonly string[]) => void;
}

/** The QR code, then a code that shows that the app has it. */
export function SetUpSecondFactor({ slug, onDone }: SetUpSecondFactorProps) {
  const begin = useMutation({ mutationFn: secondFactorMutations.begin(slug) });
  if (begin.data) return <Scan slug={slug} setUp={begin.data} onDone={onDone} />;
  return (
    <Card title="Authenticator app">
      <p>
        You need an app such as Microsoft Authenticator, Google Authenticator or 1Password. Each sign-in with your
        password then asks for the code that it shows.
      </p>
      {begin.error && (
        <div role="alert" className="mt-4">
          <Callout kind="danger">{begin.error.message}</Callout>
        </div>
      )}
      <div className="mt-4 flex justify-end">
        <Button variant="primary" busy={begin.isPending} onClick={() => begin.mutate()} className="max-sm:w-full">
          {begin.isPending ? "Beginning…" : "Set up second factor"}
        </Button>
      </div>
    </Card>
  );
}

interface ScanProps extends SetUpSecondFactorProps {
  readonly setUp: SecondFactorSetUp;
}

function Scan({ slug, setUp, onDone }: ScanProps) {
  const [code, setCode] = useState("");
  const [missing, setMissing] = useState(false);
  const confirm = useMutation({
    mutationFn: secondFactorMutations.confirm(slug),
    onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
  });
  const problems = confirm.error && formProblems(confirm.error);
  const wrong = problems?.fields.find(({ field }) => field === "code")?.message;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(code.trim() === "");
    if (code.trim() !== "") confirm.mutate({ code });
  }
  return (
    <Card title="Authenticator app">
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        {problems && wrong === undefined && (
          <div role="alert">
            <Callout kind="danger">{problems.message}</Callout>
          </div>
        )}
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <QrCode text={setUp.uri} label="QR code for your authenticator app" />
          <div className="flex min-w-0 flex-1 basis-64 flex-col gap-3">
            <p>
              <b className="font-semibold">1.</b> Scan this with the app. Where it cannot scan, type the key instead.
            </p>
            <CopyField stacked label="Key" value={setUp.secret} />
          </div>
        </div>
        <div className="flex flex-col gap-3">
          <p>
            <b className="font-semibold">2.</b> Enter the code that it shows now.
          </p>
          <div className="max-w-xs">
            <TextField
              id="code"
              label="Code from your authenticator app"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              error={missing ? "Enter the code." : wrong}
              onChange={(event) => setCode(event.target.value)}
              className="font-mono"
            />
          </div>
        </div>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" busy={confirm.isPending} className="max-sm:w-full">
            {confirm.isPending ? "Checking…" : "Confirm code"}
          </Button>
        </div>
      </form>
    </Card>
  );
}
