"use client";

import { CircleCheck, CircleDashed, Lock, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { BuiltinKeeps } from "@/components/sign-in-policy/builtin-keeps";
import { RequireSsoDialog } from "@/components/sign-in-policy/require-sso-dialog";
import { usePolicyUpdate } from "@/components/sign-in-policy/use-policy-update";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { AlertDialog } from "@/components/ui/dialog";
import { StatusBadge } from "@/components/ui/status-badge";
import { timeOf } from "@/components/ui/time-tags";
import type { SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

interface PolicyCardProps {
  readonly slug: string;
  readonly policy: SignInPolicyDto;
}

/** Locked until SSO is proven and somebody can get in when it fails. */
export function RequireSsoCard({ slug, policy }: PolicyCardProps) {
  const t = useTranslations("signInPolicy");
  return (
    <Card
      title={t("requireSso.act")}
      action={
        policy.requireSso ? (
          <StatusBadge tone="success" icon={ShieldCheck} word={t("required.state")} />
        ) : (
          policy.missing.length > 0 && <StatusBadge tone="neutral" icon={Lock} word={t("unlocking.locked")} />
        )
      }
    >
      {policy.requireSso ? <Required slug={slug} policy={policy} /> : <NotRequired slug={slug} policy={policy} />}
    </Card>
  );
}

function NotRequired({ slug, policy }: PolicyCardProps) {
  const t = useTranslations("signInPolicy");
  const [asking, setAsking] = useState(false);
  const { proof, breakGlass } = policy;
  const working = breakGlass.filter(({ problem }) => problem === null);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t("unlocking.lead")}</p>
      <ul className="flex flex-col gap-3">
        <Need
          met={proof !== null}
          title={t("unlocking.proof")}
          action={proof === null && <ProveNow slug={slug} policy={policy} />}
        >
          {proof
            ? t.rich(proof.by ? "unlocking.provenBy" : "unlocking.provenBySomebody", {
                by: proof.by ?? "",
                bdi: (words) => <bdi>{words}</bdi>,
                time: timeOf(proof.at),
              })
            : t("unlocking.signInOnce")}
        </Need>
        <Need met={working.length > 0} title={t("unlocking.admin")}>
          {working.length > 0 ? working.map(({ name }) => name).join(", ") : t("unlocking.nameOne")}
        </Need>
      </ul>
      {policy.missing.length === 0 && (
        <div>
          <Button variant="primary" onClick={() => setAsking(true)}>
            {t("requireSso.ask")}
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
  const t = useTranslations("signInPolicy.unlocking");
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
            {t.rich(met ? "met" : "unmet", {
              title,
              hidden: (words) => <span className="sr-only">{words}</span>,
            })}
          </p>
          <p className="text-muted">{children}</p>
        </div>
      </div>
      {action}
    </li>
  );
}

function ProveNow({ slug, policy }: PolicyCardProps) {
  const t = useTranslations("signInPolicy.unlocking");
  const to = policy.proveWith === null ? "/integrations" : `/integrations/${policy.proveWith}/sign-in`;
  return (
    <Button asChild variant="primary">
      <Link href={`/o/${slug}${to}`}>{t("proveNow")}</Link>
    </Button>
  );
}

function Required({ slug, policy }: PolicyCardProps) {
  const t = useTranslations("signInPolicy.required");
  const [asking, setAsking] = useState<"stop" | "take" | null>(null);
  const { save, saving } = usePolicyUpdate(slug, policy, (saved) => t(saved.requireSso ? "saved" : "stopped"));
  return (
    <div className="flex flex-col gap-4">
      <p>
        {t.rich(policy.requiredBy ? "by" : "since", {
          by: policy.requiredBy ?? "",
          bdi: (words) => <bdi>{words}</bdi>,
          time: timeOf(policy.requiredAt),
        })}{" "}
        {t(policy.builtinKeeps ? "passwordsKept" : "passwordsGone")}
      </p>
      <BuiltinKeeps
        id="builtin-keeps"
        checked={policy.builtinKeeps}
        onChange={(keeps) => (keeps ? save({ builtinKeeps: true }) : setAsking("take"))}
      />
      <div>
        <Button busy={saving} onClick={() => setAsking("stop")}>
          {t("stop")}
        </Button>
      </div>
      <RequireSsoDialog slug={slug} policy={policy} open={asking === "take"} onClose={() => setAsking(null)} />
      <AlertDialog
        open={asking === "stop"}
        onOpenChange={() => setAsking(null)}
        title={t("stopTitle")}
        confirm={t("stop")}
        cancel={t("keep")}
        onConfirm={() => save({ requireSso: false })}
      >
        {t("stopEffect")}
      </AlertDialog>
    </div>
  );
}
