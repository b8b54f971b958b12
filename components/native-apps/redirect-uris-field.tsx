"use client";

import { CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import { mostRedirectUris } from "@/lib/native-apps/schemas";
import { cn } from "@/lib/utils/cn";
import { judgeRedirectUri } from "@/lib/utils/redirect-uri";

interface RedirectUrisFieldProps {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
}

/** The lines of a text that hold something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** One redirect URI on each line, judged while it is typed. */
export function RedirectUrisField({ id, value, onChange, error }: RedirectUrisFieldProps) {
  const t = useTranslations("nativeApps.form");
  const lines = [...new Set(linesOf(value))];
  return (
    <div className="flex flex-col gap-2">
      <Field id={id} label={t("redirectUris")} error={error} hint={t("redirectUrisHint")}>
        <textarea
          id={id}
          value={value}
          rows={4}
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={`${describedBy(id)} ${id}-judged`}
          onChange={(event) => onChange(event.target.value)}
          className={cn(inputClass, "h-auto min-h-24 touch:h-auto resize-y py-2 font-mono text-mono sm:text-mono")}
        />
      </Field>
      <ul id={`${id}-judged`} aria-live="polite" className="flex flex-col gap-1.5 text-xs">
        {lines.slice(0, mostRedirectUris).map((line) => (
          <Judged key={line} uri={line} />
        ))}
      </ul>
    </div>
  );
}

function Judged({ uri }: { readonly uri: string }) {
  const t = useTranslations("nativeApps.form");
  const fault = judgeRedirectUri(uri);
  const Icon = fault === null ? CircleCheck : CircleX;
  return (
    <li className="flex gap-1.5">
      <Icon aria-hidden className={cn("mt-px size-3.5 shrink-0", fault === null ? "text-success" : "text-danger")} />
      <div className="min-w-0">
        <bdi className="break-all font-mono text-mono">{uri}</bdi>{" "}
        {fault === null ? (
          <span className="text-success">{t("uriUsable")}</span>
        ) : (
          <span className="text-danger">{t("uriRefused", { rule: fault.rule, cure: fault.cure })}</span>
        )}
      </div>
    </li>
  );
}
