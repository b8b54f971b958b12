"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { signIn } from "next-auth/react";
import { type FormEvent, useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { signInMessage } from "@/lib/auth/schemas";

interface SignInFormProps {
  /** Where to go afterwards: a path on this site. */
  readonly next: string;
}

/** E-mail first; then the password. Unknown people see the same steps. */
export function SignInForm({ next }: SignInFormProps) {
  const [email, setEmail] = useState("");
  const [step, setStep] = useState<"email" | "password">("email");
  if (step === "email") {
    return (
      <EmailStep
        email={email}
        onDone={(typed) => {
          setEmail(typed);
          setStep("password");
        }}
      />
    );
  }
  return <PasswordStep email={email} next={next} onBack={() => setStep("email")} />;
}

const EmailInput = z.object({ email: z.email("Enter an e-mail address such as mia@contoso.example.") });

function EmailStep({ email, onDone }: { readonly email: string; readonly onDone: (email: string) => void }) {
  const form = useForm({ resolver: zodResolver(EmailInput), defaultValues: { email } });
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => onDone(input.email))(event)}
      className="flex flex-col gap-4"
    >
      <TextField
        id="email"
        label="Work e-mail"
        type="email"
        inputMode="email"
        autoComplete="username"
        autoFocus
        error={form.formState.errors.email?.message}
        {...form.register("email")}
      />
      <Button type="submit" variant="primary" className="w-full">
        Continue
      </Button>
    </form>
  );
}

/** The organization of a path such as `/o/contoso/users`. */
function organizationOf(path: string): string | undefined {
  return /^\/o\/([a-z0-9-]+)/.exec(path)?.[1];
}

const unreachable = "Usher did not answer. Check your connection, then try again.";

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
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (password === "") return setProblem("Enter your password.");
    setBusy(true);
    setProblem(undefined);
    const slug = organizationOf(next);
    const result = (await isReachable())
      ? await signIn("password", { email, password, redirect: false, ...(slug && { slug }) }).catch(() => undefined)
      : undefined;
    if (result?.ok && !result.error) return window.location.assign(next);
    setBusy(false);
    return setProblem(result ? signInMessage(result.error ?? "failed") : unreachable);
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
          Use another e-mail
        </button>
      </div>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <PasswordField
        id="password"
        label="Password"
        name="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy} className="w-full">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
