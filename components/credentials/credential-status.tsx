"use client";

import { Ban, CircleCheck, CirclePause, Clock, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { StatusBadge } from "@/components/ui/status-badge";
import { useNow } from "@/components/ui/time";
import type { CredentialDto } from "@/lib/credentials/schemas";
import { wholeDays } from "@/lib/utils/time";

const warnDays = 14;

export function CredentialStatus({ it }: { readonly it: CredentialDto }) {
  const t = useTranslations("credentials.states");
  const now = useNow();
  if (it.status === "disabled") return <StatusBadge tone="neutral" icon={CirclePause} word={t("disabled")} />;
  if (it.status === "revoked") return <StatusBadge tone="neutral" icon={Ban} word={t("revoked")} />;
  if (it.status === "expired") return <StatusBadge tone="danger" icon={Clock} word={t("expired")} />;
  const days = it.expiresAt ? wholeDays(now, it.expiresAt) : Number.POSITIVE_INFINITY;
  // A token for some hours is meant to end soon; only a long-lived one deserves the warning.
  if (days <= warnDays && days > 1) {
    return <StatusBadge tone="warning" icon={TriangleAlert} word={t("expiresIn", { days })} />;
  }
  return <StatusBadge tone="success" icon={CircleCheck} word={t("active")} />;
}
