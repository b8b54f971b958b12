"use client";

import { CircleCheck, CircleX, ExternalLink, Hourglass } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { ConnectorSignInDto, SignInTest, TokenCheck } from "@/lib/entra-sign-in/schemas";

interface TestCardProps {
  readonly connectorId: string;
  readonly settings: ConnectorSignInDto | null;
}

/** “Test sign-in” opens Microsoft in a window of its own; what the test found appears here by itself. */
export function TestCard({ connectorId, settings }: TestCardProps) {
  const mayWrite = useMay("connector:update");
  const last = settings?.lastTest ?? null;
  /** The time of the test that was shown when the button was pressed. */
  const [since, setSince] = useState<string | null | undefined>(undefined);
  const waiting = since !== undefined && since === (last?.at ?? null);
  const missing = whatIsMissing(settings);
  return (
    <Card
      title="Test sign-in"
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
              Test sign-in
              <ExternalLink aria-hidden />
            </a>
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <p className="max-w-[75ch] text-muted">
          Opens Microsoft in a new window. Nobody is signed in by it: Usher judges what Microsoft returns, and shows
          each check here.
        </p>
        {missing !== null && <p>{missing}</p>}
        <div role="status" className="flex flex-col items-start gap-2 empty:hidden">
          {waiting && (
            <>
              <StatusBadge tone="info" icon={Hourglass} word="Waiting for Microsoft's answer…" />
              <p className="text-muted">
                Microsoft stays on a page of its own? AADSTS50011: add the redirect URI of step 2. AADSTS700016: compare
                the Client ID of step 1.
              </p>
            </>
          )}
        </div>
        {last !== null && !waiting && <TestResult test={last} />}
      </div>
    </Card>
  );
}

function whatIsMissing(settings: ConnectorSignInDto | null): string | null {
  if (settings === null) return "Save the app of step 1 and add its client secret first.";
  if (settings.secrets.length === 0) return "Add the client secret of step 3 first.";
  if (!settings.active) return "Switch on that people may sign in with Microsoft first.";
  return null;
}

/** What a sign-in rests on first. */
const claimOrder = ["iss", "aud", "tid", "oid", "ver", "name", "preferred_username", "email", "sid", "login_hint"];

function TestResult({ test }: { readonly test: SignInTest }) {
  const claims = claimOrder.flatMap((key) => {
    const value = test.claims[key];
    if (value === undefined) return [];
    return [{ key, mono: true, value: <span className="break-all font-mono text-mono">{value}</span> }];
  });
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {test.ok ? (
          <StatusBadge tone="success" icon={CircleCheck} word="Passed" />
        ) : (
          <StatusBadge tone="danger" icon={CircleX} word="Failed" />
        )}
        <span>
          Tested by <bdi>{test.by}</bdi> <Time at={test.at} />
        </span>
      </p>
      {!test.ok && (
        <Callout kind="danger" title={test.cause ?? "The sign-in failed."}>
          {test.cure}
        </Callout>
      )}
      {test.checks.length > 0 && (
        <ul aria-label="Checks" className="divide-y divide-border border-border border-y">
          {test.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      )}
      {claims.length > 0 && (
        <div>
          <h3 className="font-semibold">Claims that matter</h3>
          <KeyValueList items={claims} />
        </div>
      )}
    </>
  );
}

const names: Readonly<Record<TokenCheck["name"], string>> = {
  state: "State",
  signature: "Signature",
  issuer: "Issuer",
  audience: "Audience",
  nonce: "Nonce",
  time: "Time",
  tenant: "Tenant",
  person: "Object id",
};

function CheckLine({ check }: { readonly check: TokenCheck }) {
  return (
    <li className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[10rem_1fr]">
      <span className="flex items-center gap-2">
        {check.ok ? (
          <StatusBadge tone="success" icon={CircleCheck} word="Holds" className="w-16" />
        ) : (
          <StatusBadge tone="danger" icon={CircleX} word="Fails" className="w-16" />
        )}
        <span className="font-medium">{names[check.name]}</span>
      </span>
      <span className="min-w-0 break-words">{check.told}</span>
    </li>
  );
}
