"use client";

import { CircleCheck, CircleX, ExternalLink, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
import { StatusBadge } from "@/components/ui/status-badge";
import { timeOf } from "@/components/ui/time-tags";
import type { ConnectorSignInDto, SignInTest, TokenCheck } from "@/lib/entra-sign-in/schemas";

interface TestCardProps {
  readonly connectorId: string;
  readonly settings: ConnectorSignInDto | null;
}

/** “Test sign-in” opens Microsoft in a window of its own; what the test found appears here by itself. */
export function TestCard({ connectorId, settings }: TestCardProps) {
  const t = useTranslations("entraSignIn.test");
  const mayWrite = useMay("connector:update");
  const last = settings?.lastTest ?? null;
  /** The time of the test that was shown when the button was pressed. */
  const [since, setSince] = useState<string | null | undefined>(undefined);
  const waiting = since !== undefined && since === (last?.at ?? null);
  const missing = whatIsMissing(settings);
  return (
    <Card
      title={t("act")}
      action={
        mayWrite &&
        missing === null && (
          <Button asChild variant="primary">
            {/* `opener` lets the browser close that window from its own script; the page is ours at its end. */}
            <a
              href={`/sso/${connectorId}/test`}
              target="_blank"
              rel="noopener opener"
              onClick={() => setSince(last?.at ?? null)}
            >
              {t("act")}
              <ExternalLink aria-hidden />
            </a>
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <p className="max-w-[75ch] text-muted">{t("lead")}</p>
        {missing !== null && <p>{t(`missing.${missing}`)}</p>}
        <div role="status" className="flex flex-col items-start gap-2 empty:hidden">
          {waiting && (
            <>
              <StatusBadge tone="info" icon={Hourglass} word={t("waiting")} />
              <p className="text-muted">{t("stuck")}</p>
            </>
          )}
        </div>
        {last !== null && !waiting && <TestResult test={last} />}
      </div>
    </Card>
  );
}

function whatIsMissing(settings: ConnectorSignInDto | null): "app" | "secret" | "active" | null {
  if (settings === null) return "app";
  if (settings.secrets.length === 0) return "secret";
  if (!settings.active) return "active";
  return null;
}

/** What a sign-in rests on first. */
const claimOrder = ["iss", "aud", "tid", "oid", "ver", "name", "preferred_username", "email", "sid", "login_hint"];

function TestResult({ test }: { readonly test: SignInTest }) {
  const t = useTranslations("entraSignIn.test");
  const claims = claimOrder.flatMap((key) => {
    const value = test.claims[key];
    if (value === undefined) return [];
    return [{ key, mono: true, value: <span className="break-all font-mono text-mono">{value}</span> }];
  });
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {test.ok ? (
          <StatusBadge tone="success" icon={CircleCheck} word={t("passed")} />
        ) : (
          <StatusBadge tone="danger" icon={CircleX} word={t("failed")} />
        )}
        <span>{t.rich("by", { by: test.by, bdi: (words) => <bdi>{words}</bdi>, time: timeOf(test.at) })}</span>
      </p>
      {!test.ok && (
        <Callout kind="danger" title={test.cause ?? t("failedTitle")}>
          {test.cure}
        </Callout>
      )}
      {test.checks.length > 0 && (
        <ul aria-label={t("list")} className="divide-y divide-border border-border border-y">
          {test.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      )}
      {claims.length > 0 && (
        <div>
          <h3 className="font-semibold">{t("claims")}</h3>
          <KeyValueList items={claims} />
        </div>
      )}
    </>
  );
}

function CheckLine({ check }: { readonly check: TokenCheck }) {
  const t = useTranslations("entraSignIn.test");
  return (
    <li className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[10rem_1fr]">
      <span className="flex items-center gap-2">
        {check.ok ? (
          <StatusBadge tone="success" icon={CircleCheck} word={t("holds")} className="w-16" />
        ) : (
          <StatusBadge tone="danger" icon={CircleX} word={t("fails")} className="w-16" />
        )}
        <span className="font-medium">{t(`checks.${check.name}`)}</span>
      </span>
      <span className="min-w-0 break-words">{check.told}</span>
    </li>
  );
}
