"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextField } from "@/components/ui/field";

interface CodeFieldProps {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly error?: string | undefined;
}

/** The second factor: a code of the authenticator app, or a recovery code. */
export function CodeField({ value, onChange, error }: CodeFieldProps) {
  const t = useTranslations("auth.code");
  const [recovery, setRecovery] = useState(false);
  return (
    <div className="flex flex-col gap-1">
      <TextField
        // Another input, so that it takes the focus and its own keyboard.
        key={String(recovery)}
        id="code"
        label={t(recovery ? "recovery" : "authenticator")}
        name="code"
        autoFocus
        autoComplete={recovery ? "off" : "one-time-code"}
        inputMode={recovery ? "text" : "numeric"}
        spellCheck={false}
        value={value}
        error={error}
        hint={recovery ? t("hint") : undefined}
        onChange={(event) => onChange(event.target.value)}
        className="font-mono"
      />
      <button
        type="button"
        onClick={() => {
          setRecovery(!recovery);
          onChange("");
        }}
        className="min-h-8 touch:min-h-11 self-start text-accent-text underline"
      >
        {t(recovery ? "useAuthenticator" : "useRecovery")}
      </button>
    </div>
  );
}
