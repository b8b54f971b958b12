"use client";

import { CircleCheck, CircleDashed, Lock, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { BuiltinKeeps } from "@/components/sign-in-policy/builtin-keeps";
import { RequireSsoDialog } from "@/components/sign-in-policy/require-sso-dialog";
import { usePolicyUpdate } from "@/components/sign-in-policy/use-policy-update";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { AlertDialog } from "@/components/ui/dialog";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import type { SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

interface PolicyCardProps {
  readonly slug: string;
  readonly policy: SignInPolicyDto;
}

/** Locked until SSO is proven and somebody can get in when it fails. */
export function RequireSsoCard({ slug, policy }: PolicyCardProps) {
  return (
    <Card
      title="Require SSO"
      action={
        policy.requireSso ? (
          <StatusBadge tone="success" icon={ShieldCheck} word="Required" />
        ) : (
          policy.missing.length > 0 && <StatusBadge tone="neutral" icon={Lock} word="Locked" />
        )
      }
    >
      {policy.requireSso ? <Required slug={slug} policy={policy} /> : <NotRequired slug={slug} policy={policy} />}
    </Card>
  );
}

function NotRequired({ slug, policy }: PolicyCardProps) {
  const [asking, setAsking] = useState(false);
  const { proof, breakGlass } = policy;
  const working = breakGlass.filter(({ problem }) => problem === null);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">
        Once required, people sign in with Microsoft and a password opens nothing any more, but for break-glass admins.
      </p>
      <ul className="flex flex-col gap-3">
        <Need
          met={proof !== null}
          title="An admin has proven SSO here"
          action={proof === null && <ProveNow slug={slug} policy={policy} />}
        >
          {proof ? (
            <>
              {proof.by ? <bdi>{proof.by}</bdi> : "An admin"} signed in with Microsoft <Time at={proof.at} />.
            </>
          ) : (
            "Sign in with Microsoft once, as an admin, so that nobody is locked out by a wrong setting."
          )}
        </Need>
        <Need met={working.length > 0} title="A break-glass admin can sign in with a password">
          {working.length > 0
            ? working.map(({ name }) => name).join(", ")
            : "Name one below. That password keeps working even if SSO fails."}
        </Need>
      </ul>
      {policy.missing.length === 0 && (
        <div>
          <Button variant="primary" onClick={() => setAsking(true)}>
            Require SSO…
          </Button>
        </div>
      )}
      <RequireSsoDialog slug={slug} policy={policy} open={asking} onClose={() => setAsking(false)} />
    </div>
  );
}

interface NeedProps {
  readonly met: boolean;
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

function Need({ met, title, action, children }: NeedProps) {
  const Icon = met ? CircleCheck : CircleDashed;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-1 basis-60 gap-2.5">
        <Icon
          aria-hidden
          className={met ? "mt-0.5 size-4 shrink-0 text-success" : "mt-0.5 size-4 shrink-0 text-muted"}
        />
        <div className="min-w-0">
          <p className="font-medium">
            {title}
            <span className="sr-only">: {met ? "done" : "missing"}</span>
          </p>
          <p className="text-muted">{children}</p>
        </div>
      </div>
      {action}
    </li>
  );
}

function ProveNow({ slug, policy }: PolicyCardProps) {
  const to = policy.proveWith === null ? "/integrations" : `/integrations/${policy.proveWith}/sign-in`;
  return (
    <Button asChild variant="primary">
      <Link href={`/o/${slug}${to}`}>Prove now</Link>
    </Button>
  );
}

function Required({ slug, policy }: PolicyCardProps) {
  const [asking, setAsking] = useState<"stop" | "take" | null>(null);
  const { save, saving } = usePolicyUpdate(slug, policy, (saved) =>
    saved.requireSso ? "The sign-in policy is saved." : "SSO is not required any more.",
  );
  return (
    <div className="flex flex-col gap-4">
      <p>
        Required{" "}
        {policy.requiredBy && (
          <>
            by <bdi>{policy.requiredBy}</bdi>{" "}
          </>
        )}
        {policy.requiredAt && <Time at={policy.requiredAt} />}. A password opens the portal for break-glass admins
        {policy.builtinKeeps ? " and for people with login method builtin." : " alone."}
      </p>
      <BuiltinKeeps
        id="builtin-keeps"
        checked={policy.builtinKeeps}
        onChange={(keeps) => (keeps ? save({ builtinKeeps: true }) : setAsking("take"))}
      />
      <div>
        <Button busy={saving} onClick={() => setAsking("stop")}>
          Stop requiring SSO
        </Button>
      </div>
      <RequireSsoDialog slug={slug} policy={policy} open={asking === "take"} onClose={() => setAsking(null)} />
      <AlertDialog
        open={asking === "stop"}
        onOpenChange={() => setAsking(null)}
        title="Stop requiring SSO?"
        confirm="Stop requiring SSO"
        cancel="Keep it required"
        onConfirm={() => save({ requireSso: false })}
      >
        People with login method builtin can sign in with their passwords again. Nobody is signed out.
      </AlertDialog>
    </div>
  );
}
