"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useEntraLabels } from "@/components/connectors/entra-labels";
import { AddSecret } from "@/components/entra-sign-in/add-secret";
import { SecretRow } from "@/components/entra-sign-in/secret-row";
import { daysLeft, endsSoon, isUsable } from "@/components/entra-sign-in/secret-status";
import { bold, StepCard } from "@/components/entra-sign-in/step-card";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { useNow } from "@/components/ui/time";
import type { ConnectorSignInDto, SignInSecretDto } from "@/lib/entra-sign-in/schemas";

interface SecretsCardProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly settings: ConnectorSignInDto | null;
}

const most = 2;

/** The app's client secrets: two at once, so that a new one can be entered before the old one ends. */
export function SecretsCard({ slug, connectorId, settings }: SecretsCardProps) {
  const t = useTranslations("entraSignIn.secrets");
  const done = useTranslations("entraSignIn.done");
  const { entraApp } = useEntraLabels();
  const [adding, setAdding] = useState(false);
  const mayWrite = useMay("connector:update");
  const now = useNow();
  const secrets = settings?.secrets ?? [];
  const usable = secrets.filter((secret) => isUsable(secret, now));
  const full = secrets.length >= most;
  return (
    <StepCard
      number={3}
      title={t("title")}
      done={usable.length === 0 ? null : done(usable.some(({ lastUsedAt }) => lastUsedAt !== null) ? "seen" : "saved")}
      action={
        mayWrite &&
        settings !== null &&
        !full && (
          <Button
            variant={secrets.length === 0 ? "primary" : "secondary"}
            onClick={() => setAdding(true)}
            className="max-sm:w-full"
          >
            {t("add")}
          </Button>
        )
      }
      path={<p>{t.rich("way", { ...entraApp, b: bold })}</p>}
    >
      <Ending usable={usable} now={now} />
      {settings === null ? (
        <p className="text-muted">{t("saveFirst")}</p>
      ) : (
        secrets.length > 0 && (
          <ul aria-label={t("list")} className="divide-y divide-border border-border border-t">
            {secrets.map((secret) => (
              <SecretRow
                key={secret.id}
                slug={slug}
                connectorId={connectorId}
                secret={secret}
                only={secrets.length === 1}
                mayWrite={mayWrite}
              />
            ))}
          </ul>
        )
      )}
      {full && mayWrite && <p className="text-muted text-xs">{t("full")}</p>}
      <AddSecret slug={slug} connectorId={connectorId} open={adding} onClose={() => setAdding(false)} />
    </StepCard>
  );
}

/** Told while every secret that Microsoft may take ends soon. */
function Ending({ usable, now }: { readonly usable: readonly SignInSecretDto[]; readonly now: number }) {
  const t = useTranslations("entraSignIn.secrets");
  if (usable.length === 0 || usable.some((secret) => !endsSoon(secret, now))) return null;
  const days = Math.max(...usable.map((secret) => daysLeft(secret, now) ?? 0));
  return (
    <Callout kind={days <= 1 ? "danger" : "warning"} title={t("endingTitle", { days })}>
      {t("ending")}
    </Callout>
  );
}
