"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Unread } from "@/components/layout/unread";
import { BuiltinKeeps } from "@/components/sign-in-policy/builtin-keeps";
import { usePolicyUpdate } from "@/components/sign-in-policy/use-policy-update";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { signInPolicyQueries } from "@/lib/sign-in-policy/queries";
import type { SignInPolicyDto, SignInPolicyEffect } from "@/lib/sign-in-policy/schemas";

interface RequireSsoDialogProps {
  readonly slug: string;
  readonly policy: SignInPolicyDto;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Says who is affected before anything is so. While SSO is required already: before builtin people lose their passwords. */
export function RequireSsoDialog({ slug, policy, open, onClose }: RequireSsoDialogProps) {
  const t = useTranslations("signInPolicy");
  const title = t(policy.requireSso ? "takePasswords.title" : "requireSso.title");
  return (
    <Dialog open={open} onOpenChange={onClose} title={title}>
      {open && <Question slug={slug} policy={policy} onClose={onClose} />}
    </Dialog>
  );
}

function Question({ slug, policy, onClose }: Omit<RequireSsoDialogProps, "open">) {
  const t = useTranslations("signInPolicy");
  const common = useTranslations("common");
  const taking = policy.requireSso;
  const [keeps, setKeeps] = useState(taking ? false : policy.builtinKeeps);
  const query = useQuery({ ...signInPolicyQueries.effect(slug, keeps), staleTime: 0 });
  const { save, saving } = usePolicyUpdate(slug, policy, () => t(taking ? "takePasswords.done" : "requireSso.done"));
  const effect = query.data;
  return (
    <div className="flex flex-col gap-4">
      {!taking && <BuiltinKeeps id="keep-builtin" checked={keeps} onChange={setKeeps} />}
      {effect ? (
        <Effect effect={effect} />
      ) : (
        <Unread query={query}>
          <Skeleton className="h-24 w-full" />
        </Unread>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button
          variant={effect && effect.losing.count > 0 ? "danger" : "primary"}
          busy={saving}
          disabled={!effect}
          onClick={() => save({ requireSso: true, builtinKeeps: keeps }, { onSuccess: onClose })}
        >
          {t(taking ? "takePasswords.act" : "requireSso.act")}
        </Button>
      </div>
    </div>
  );
}

/** The effect in sentences (SCREENS §3.10). */
function Effect({ effect }: { readonly effect: SignInPolicyEffect }) {
  const t = useTranslations("signInPolicy.effect");
  const { sso, builtin, losing, breakGlass, sessions, includesYou } = effect;
  const keeping = Math.max(0, builtin - losing.count - breakGlass.length);
  const more = losing.count - losing.names.length;
  return (
    <div className="flex flex-col gap-3">
      {includesYou && (
        <Callout kind="danger" title={t("youTitle")}>
          {t("you")}
        </Callout>
      )}
      <p>{t("ssoLose", { count: sso })}</p>
      {losing.count > 0 && (
        <div>
          <p>
            {t.rich("builtinLose", {
              count: losing.count,
              b: (words) => <b className="font-semibold">{words}</b>,
            })}
          </p>
          <ul aria-label={t("losing")} className="mt-1 max-h-40 overflow-y-auto rounded-control bg-sunken px-3 py-2">
            {losing.names.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and the list is as it came
              <li key={`${index} ${name}`}>
                <bdi>{name}</bdi>
              </li>
            ))}
            {more > 0 && <li className="text-muted">{t("more", { count: more })}</li>}
          </ul>
        </div>
      )}
      <p>
        {t.rich("others", {
          keeping,
          admins: breakGlass.length,
          names: breakGlass.join(", "),
          bdi: (words) => <bdi className="font-semibold">{words}</bdi>,
        })}
      </p>
      {sessions > 0 && <p>{t("sessions", { count: sessions })}</p>}
    </div>
  );
}
