"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, type ReactNode, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { describedBy, Field, inputClass } from "@/components/ui/field";
import { cn } from "@/lib/utils/cn";

interface PasswordFieldProps extends Omit<ComponentProps<"input">, "id" | "type"> {
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
}

/** Pasting is allowed and the value can be shown. */
export function PasswordField({ id, label, error, hint, className, ...input }: PasswordFieldProps) {
  const t = useTranslations("ui.password");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      <div className="relative">
        <input
          {...input}
          id={id}
          type={shown ? "text" : "password"}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id)}
          className={cn(inputClass, "pr-11", className)}
        />
        <IconButton
          label={t(shown ? "hide" : "show")}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
          className="absolute inset-y-0 right-0 h-full w-10"
        >
          <Icon aria-hidden />
        </IconButton>
      </div>
    </Field>
  );
}
