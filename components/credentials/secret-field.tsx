"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-field";

interface SecretFieldProps {
  readonly label: string;
  readonly secret: string;
  readonly onCopied: () => void;
}

/** Hidden until “Show”; Copy works either way, and so does copying by hand. */
export function SecretField({ label, secret, onCopied }: SecretFieldProps) {
  const t = useTranslations("credentials.secret");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="flex flex-col gap-1">
      <span className="text-muted text-xs">{label}</span>
      <div className="flex min-w-0 gap-2 max-sm:flex-wrap">
        <input
          readOnly
          aria-label={label}
          autoComplete="off"
          spellCheck={false}
          value={shown ? secret : t("masked", { start: secret.slice(0, 8), end: secret.slice(-4) })}
          onFocus={(event) => shown && event.currentTarget.select()}
          onCopy={() => shown && onCopied()}
          className="h-9 w-full min-w-0 flex-1 touch:h-11 rounded-control border border-border bg-sunken px-2.5 font-mono text-mono text-text max-sm:basis-full"
        />
        <Button onClick={() => setShown(!shown)} aria-pressed={shown} className="max-sm:flex-1">
          <Icon aria-hidden />
          {t(shown ? "hide" : "show")}
        </Button>
        <CopyButton value={secret} what={label} onCopied={onCopied} className="max-sm:flex-1" />
      </div>
    </div>
  );
}
