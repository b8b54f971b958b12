"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { CodeField } from "@/components/auth/code-field";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import type { Translate } from "@/i18n/translate";
import { signInMessage } from "@/lib/auth/schemas";
import { sendJson } from "@/lib/http/api-client";

interface SignInFormProps {
  /** Where to go afterwards: a path on this site. */
  readonly next: string;
}

/** E-mail first; then Microsoft, where the domain is an organization's, or the password. Unknown people see the same steps. */
export function SignInForm({ next }: SignInFormProps) {
  const [email, setEmail] = useState("");
  const [step, setStep] = useState<"email" | "password" | { readonly url: string }>("email");
  if (typeof step === "object") {
    return <MicrosoftStep url={step.url} onPassword={() => setStep("password")} onBack={() => setStep("email")} />;
  }
  if (step === "email") {
    return (
      <EmailStep
        email={email}
        next={next}
        onDone={(typed, url) => {
          setEmail(typed);
          setStep(url === null ? "password" : { url });
        }}
      />
    );
  }
  return <PasswordStep email={email} next={next} onBack={() => setStep("email")} />;
}

const emailInput = (t: Translate<"auth">) => z.object({ email: z.email(t("signIn.emailWrong")) });

interface EmailStepProps {
  readonly email: string;
  readonly next: string;
  /** With the address at Microsoft's to go to, or null for the password. */
  readonly onDone: (email: string, url: string | null) => void;
}

function EmailStep({ email, next, onDone }: EmailStepProps) {
  const t = useTranslations("auth");
  const form = useForm({ resolver: zodResolver(emailInput(t)), defaultValues: { email } });
  const { errors, isSubmitting } = form.formState;
  async function submit(typed: string): Promise<void> {
    try {
      onDone(typed, await findMicrosoft(typed, next));
    } catch (error) {
      form.setError("email", { message: error instanceof Error ? error.message : t("signIn.unreachable") });
    }
  }
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => submit(input.email))(event)}
      className="flex flex-col gap-4"
    >
      <TextField
        id="email"
        label={t("email")}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoFocus
        error={errors.email?.message}
        {...form.register("email")}
      />
      <Button type="submit" variant="primary" busy={isSubmitting} className="w-full">
        {t("signIn.continue")}
      </Button>
    </form>
  );
}

/** The address that takes people of this e-mail to Microsoft, or null for a password. */
async function findMicrosoft(email: string, next: string): Promise<string | null> {
  const slug = organizationOf(next);
  const { connectorId } = await sendJson<{ connectorId: string | null }>("POST", "/api/sign-in/way", {
    email,
    ...(slug && { slug }),
  });
  if (connectorId === null) return null;
  return `/sso/${connectorId}?${new URLSearchParams({ login_hint: email, ...(next === "/" ? {} : { return_to: next }) })}`;
}

interface MicrosoftStepProps {
  readonly url: string;
  readonly onPassword: () => void;
  readonly onBack: () => void;
}

/** Leads on by itself. The password stays within reach: which people of a domain have one is told to nobody. */
function MicrosoftStep({ url, onPassword, onBack }: MicrosoftStepProps) {
  const t = useTranslations("auth.signIn");
  useEffect(() => window.location.assign(url), [url]);
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="flex items-center gap-2.5">
        <LoaderCircle aria-hidden className="size-4 animate-spin motion-reduce:animate-none" />
        {t("toMicrosoft")}
      </p>
      <div className="flex flex-wrap justify-between gap-x-4">
        <button type="button" onClick={onPassword} className="min-h-8 touch:min-h-11 text-accent-text underline">
          {t("passwordInstead")}
        </button>
        <button type="button" onClick={onBack} className="min-h-8 touch:min-h-11 text-accent-text underline">
          {t("anotherEmail")}
        </button>
      </div>
    </div>
  );
}

/** The organization of a path such as `/o/contoso/users`, or of the sign-in in a native app. */
function organizationOf(path: string): string | undefined {
  return (/^\/o\/([a-z0-9-]+)/.exec(path) ?? /^\/apps\/.*[?&]organization=([a-z0-9-]+)/.exec(path))?.[1];
}

function missingPart(t: Translate<"auth">, password: string, code: string | null): string | undefined {
  if (password === "") return t("signIn.passwordMissing");
  return code?.trim() === "" ? t("signIn.codeMissing") : undefined;
}

/** Asked first: where nothing answers, next-auth leaves for an error page of its own, and what was typed is lost. */
function isReachable(): Promise<boolean> {
  return fetch("/api/auth/csrf").then(
    ({ ok }) => ok,
    () => false,
  );
}

interface PasswordStepProps {
  readonly email: string;
  readonly next: string;
  readonly onBack: () => void;
}

function PasswordStep({ email, next, onBack }: PasswordStepProps) {
  const t = useTranslations("auth");
  const [password, setPassword] = useState("");
  /** Null until a second factor is asked for. */
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const missing = missingPart(t, password, code);
    if (missing) return setProblem(missing);
    setBusy(true);
    setProblem(undefined);
    const slug = organizationOf(next);
    const result = (await isReachable())
      ? await signIn("password", {
          email,
          password,
          redirect: false,
          ...(slug && { slug }),
          ...(code && { code: code.trim() }),
        }).catch(() => undefined)
      : undefined;
    if (result?.ok && !result.error) return window.location.assign(next);
    setBusy(false);
    if (result?.error === "code_needed") return setCode("");
    return setProblem(result ? signInMessage(result.error ?? "failed") : t("signIn.unreachable"));
  }

  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      {problem && (
        <div role="alert">
          <Callout kind="danger">{problem}</Callout>
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-x-4 rounded-control bg-sunken px-3 py-1">
        <span className="min-w-0 truncate font-medium">{email}</span>
        <button type="button" onClick={onBack} className="min-h-8 touch:min-h-11 text-accent-text underline">
          {t("signIn.anotherEmail")}
        </button>
      </div>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {code === null ? (
        <PasswordField
          id="password"
          label={t("password")}
          name="password"
          autoComplete="current-password"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      ) : (
        <CodeField value={code} onChange={setCode} />
      )}
      <Button type="submit" variant="primary" busy={busy} className="w-full">
        {t(busy ? "signIn.signingIn" : "signIn.signIn")}
      </Button>
      {code === null && (
        <Link
          href="/sign-in/forgot"
          className="inline-flex min-h-8 touch:min-h-11 items-center self-center text-accent-text underline"
        >
          {t("signIn.forgot")}
        </Link>
      )}
    </form>
  );
}
