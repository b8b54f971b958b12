"use client";

import { CircleCheck, CircleX, Clock, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import { useNow } from "@/components/ui/time";
import type { Translate } from "@/i18n/translate";
import type { SignInSecretDto } from "@/lib/entra-sign-in/schemas";
import { wholeDays } from "@/lib/utils/time";

const noticeDays = 30;

/** Days until the secret ends, 0 on the day itself; null for one without an end. */
export function daysLeft({ endsOn }: SignInSecretDto, now: number): number | null {
  return endsOn === null ? null : wholeDays(Date.parse(new Date(now).toISOString().slice(0, 10)), endsOn);
}

/** Whether Microsoft may still take it, as far as Usher knows. */
export function isUsable(secret: SignInSecretDto, now: number): boolean {
  return secret.refusedAs === null && (daysLeft(secret, now) ?? 0) >= 0;
}

/** Usable, and not for much longer. */
export function endsSoon(secret: SignInSecretDto, now: number): boolean {
  return isUsable(secret, now) && (daysLeft(secret, now) ?? Number.POSITIVE_INFINITY) <= noticeDays;
}

export function SecretStatus({ secret }: { readonly secret: SignInSecretDto }) {
  const t = useTranslations("entraSignIn");
  const [tone, icon, word] = statusOf(t, secret, useNow());
  return <StatusBadge tone={tone} icon={icon} word={word} />;
}

function statusOf(
  t: Translate<"entraSignIn">,
  secret: SignInSecretDto,
  now: number,
): readonly [Tone, LucideIcon, string] {
  if (secret.refusedAs === "secret_expired") return ["danger", Clock, t("secretStates.expired")];
  if (secret.refusedAs === "secret_wrong") return ["danger", CircleX, t("secretStates.wrong")];
  const days = daysLeft(secret, now);
  if (days !== null && days < 0) return ["danger", Clock, t("secretStates.ended")];
  if (days === 0) return ["danger", TriangleAlert, t("secretStates.endsToday")];
  if (days !== null && days <= noticeDays) {
    return [days <= 1 ? "danger" : "warning", TriangleAlert, t("secretStates.endsIn", { days })];
  }
  return secret.lastUsedAt === null
    ? ["neutral", Clock, t("secretStates.notUsed")]
    : ["success", CircleCheck, t("secretStates.inUse")];
}
