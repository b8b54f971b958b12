"use client";

import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { PasswordStrength } from "@/components/auth/password-strength";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PasswordField } from "@/components/ui/password-field";
import { linkMutations } from "@/lib/one-time-links/queries";
import type { OpenLink, RedeemedLink } from "@/lib/one-time-links/schemas";

interface ChoosePasswordFormProps {
  readonly token: string;
  readonly link: OpenLink;
}

async function redeem(input: { token: string; password: string }): Promise<RedeemedLink> {
  const answer = await linkMutations.redeem(input);
  if (!answer.signedIn) return answer;
  window.location.assign(answer.next);
  return await new Promise<never>(() => undefined);
}

/** Sets the password that a link is for, and goes where the person belongs. */
export function ChoosePasswordForm({ token, link }: ChoosePasswordFormProps) {
  const t = useTranslations("auth");
  const [password, setPassword] = useState("");
  const [missing, setMissing] = useState(false);
  const mutation = useMutation({ mutationFn: redeem });
  const problems = mutation.error && formProblems(mutation.error);
  const refusal = problems?.fields.find(({ field }) => field === "password")?.message;
  // About the password that was sent, which may be another one by now.
  const wrong = mutation.variables?.password === password ? refusal : undefined;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(password === "");
    if (password !== "") mutation.mutate({ token, password });
  }
  if (mutation.data) return <MustSignIn />;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problems && refusal === undefined && (
        <div role="alert">
          <Callout kind="danger">{problems.message}</Callout>
        </div>
      )}
      <p className="truncate rounded-control bg-sunken px-3 py-2 font-medium">{link.email}</p>
      <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
      <PasswordField
        id="password"
        label={t("password")}
        name="password"
        autoComplete="new-password"
        autoFocus
        value={password}
        error={missing ? t("setPassword.missing") : wrong}
        hint={<PasswordStrength password={password} owner={link} />}
        onChange={(event) => {
          setPassword(event.target.value);
          setMissing(false);
        }}
      />
      <Button type="submit" variant="primary" busy={mutation.isPending} className="w-full">
        {t(mutation.isPending ? "setPassword.setting" : "setPassword.set")}
      </Button>
    </form>
  );
}

function MustSignIn() {
  const t = useTranslations("auth");
  return (
    <div role="status" className="flex flex-col gap-4">
      <Callout kind="success">{t("setPassword.done")}</Callout>
      <Button variant="primary" asChild className="w-full">
        <Link href="/sign-in">{t("signIn.signIn")}</Link>
      </Button>
    </div>
  );
}
