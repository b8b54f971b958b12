"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
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
  const t = useTranslations("profile");
  const begin = useMutation({ mutationFn: secondFactorMutations.begin(slug) });
  if (begin.data) return <Scan slug={slug} setUp={begin.data} onDone={onDone} />;
  return (
    <Card title={t("authenticator")}>
      <p>{t("setUp.lead")}</p>
      {begin.error && (
        <div role="alert" className="mt-4">
          <Callout kind="danger">{begin.error.message}</Callout>
        </div>
      )}
      <div className="mt-4 flex justify-end">
        <Button variant="primary" busy={begin.isPending} onClick={() => begin.mutate()} className="max-sm:w-full">
          {t(begin.isPending ? "setUp.beginning" : "secondFactor.setUp")}
        </Button>
      </div>
    </Card>
  );
}

interface ScanProps extends SetUpSecondFactorProps {
  readonly setUp: SecondFactorSetUp;
}

function Scan({ slug, setUp, onDone }: ScanProps) {
  const t = useTranslations("profile");
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
    <Card title={t("authenticator")}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-5">
        {problems && wrong === undefined && (
          <div role="alert">
            <Callout kind="danger">{problems.message}</Callout>
          </div>
        )}
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <QrCode text={setUp.uri} label={t("setUp.qrCode")} />
          <div className="flex min-w-0 flex-1 basis-64 flex-col gap-3">
            <p>{t.rich("setUp.scan", { b: bold })}</p>
            <CopyField stacked label={t("setUp.key")} value={setUp.secret} />
          </div>
        </div>
        <div className="flex flex-col gap-3">
          <p>{t.rich("setUp.enter", { b: bold })}</p>
          <div className="max-w-xs">
            <TextField
              id="code"
              label={t("setUp.code")}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              error={missing ? t("secondFactor.enterCode") : wrong}
              onChange={(event) => setCode(event.target.value)}
              className="font-mono"
            />
          </div>
        </div>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" busy={confirm.isPending} className="max-sm:w-full">
            {t(confirm.isPending ? "setUp.checking" : "setUp.confirm")}
          </Button>
        </div>
      </form>
    </Card>
  );
}

function bold(words: ReactNode): ReactNode {
  return <b className="font-semibold">{words}</b>;
}
