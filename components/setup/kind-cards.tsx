"use client";

import { useTranslations } from "next-intl";
import { RadioGroup as Radix } from "radix-ui";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { SetupKind } from "@/lib/setup/schemas";
import { cn } from "@/lib/utils/cn";

const cards: readonly SetupKind[] = ["bearer", "client_secret", "workload_identity"];
const more: SetupKind = "basic";

interface KindCardsProps {
  readonly value: SetupKind;
  readonly onChange: (kind: SetupKind) => void;
}

/** How Entra proves itself: one of three, and a fourth under More. */
export function KindCards({ value, onChange }: KindCardsProps) {
  const t = useTranslations("setup.kinds");
  const [open, setOpen] = useState(value === "basic");
  return (
    <div className="flex flex-col gap-2">
      <p id="setup-kind" className="font-medium">
        {t("title")}
      </p>
      <Radix.Root
        value={value}
        onValueChange={(kind) => onChange(kind as SetupKind)}
        aria-labelledby="setup-kind"
        className="grid gap-2 sm:grid-cols-3"
      >
        {(open ? [...cards, more] : cards).map((kind) => (
          <Radix.Item
            key={kind}
            value={kind}
            className={cn(
              "flex touch:min-h-11 items-start gap-2.5 rounded-card border border-border-strong p-3 text-left hover:bg-hover",
              value === kind && "border-accent bg-accent-subtle hover:bg-accent-subtle",
            )}
          >
            <span
              aria-hidden
              className={cn(
                "mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-border-strong bg-surface",
                value === kind && "border-accent bg-accent",
              )}
            >
              {value === kind && <span className="size-1.5 rounded-full bg-on-accent" />}
            </span>
            <span className="min-w-0">
              <span className="block font-medium">{t(`${kind}.name`)}</span>{" "}
              <span className="block text-muted text-xs">{t(`${kind}.hint`)}</span>
            </span>
          </Radix.Item>
        ))}
      </Radix.Root>
      {!open && (
        <Button variant="ghost" onClick={() => setOpen(true)} className="self-start text-muted">
          {t("more")}
        </Button>
      )}
    </div>
  );
}
