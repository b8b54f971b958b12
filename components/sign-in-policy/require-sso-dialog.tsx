"use client";

import { useQuery } from "@tanstack/react-query";
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
import { countOf } from "@/lib/utils/format";

interface RequireSsoDialogProps {
  readonly slug: string;
  readonly policy: SignInPolicyDto;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Says who is affected before anything is so. While SSO is required already: before builtin people lose their passwords. */
export function RequireSsoDialog({ slug, policy, open, onClose }: RequireSsoDialogProps) {
  const title = policy.requireSso ? "Take the passwords of builtin people?" : "Require SSO?";
  return (
    <Dialog open={open} onOpenChange={onClose} title={title}>
      {open && <Question slug={slug} policy={policy} onClose={onClose} />}
    </Dialog>
  );
}

function Question({ slug, policy, onClose }: Omit<RequireSsoDialogProps, "open">) {
  const taking = policy.requireSso;
  const [keeps, setKeeps] = useState(taking ? false : policy.builtinKeeps);
  const query = useQuery({ ...signInPolicyQueries.effect(slug, keeps), staleTime: 0 });
  const { save, saving } = usePolicyUpdate(slug, policy, () =>
    taking ? "Their passwords open nothing any more." : "SSO is required.",
  );
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
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant={effect && effect.losing.count > 0 ? "danger" : "primary"}
          busy={saving}
          disabled={!effect}
          onClick={() => save({ requireSso: true, builtinKeeps: keeps }, { onSuccess: onClose })}
        >
          {taking ? "Take passwords" : "Require SSO"}
        </Button>
      </div>
    </div>
  );
}

/** The effect in sentences (SCREENS §3.10). */
function Effect({ effect }: { readonly effect: SignInPolicyEffect }) {
  const { sso, builtin, losing, breakGlass, sessions, includesYou } = effect;
  const keeping = builtin - losing.count - breakGlass.length;
  const more = losing.count - losing.names.length;
  return (
    <div className="flex flex-col gap-3">
      {includesYou && (
        <Callout kind="danger" title="You lose your own password">
          You are signed out at once, and sign in with Microsoft from then on.
        </Callout>
      )}
      <p>{people(sso, "sso")} can no longer use a password.</p>
      {losing.count > 0 && (
        <div>
          <p>
            <b className="font-semibold">{people(losing.count, "builtin")}</b>{" "}
            {losing.count === 1 ? "loses the password sign-in" : "lose their password sign-in"}:
          </p>
          <ul
            aria-label="People who lose their password sign-in"
            className="mt-1 max-h-40 overflow-y-auto rounded-control bg-sunken px-3 py-2"
          >
            {losing.names.map((name, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may have one name, and the list is as it came
              <li key={`${index} ${name}`}>
                <bdi>{name}</bdi>
              </li>
            ))}
            {more > 0 && <li className="text-muted">and {more} more</li>}
          </ul>
        </div>
      )}
      <p>
        {keeping > 0 ? `${people(keeping, "builtin")} and the` : "The"} break-glass{" "}
        {breakGlass.length === 1 ? "admin" : "admins"} <bdi className="font-semibold">{breakGlass.join(", ")}</bdi> can.
      </p>
      {sessions > 0 && (
        <p>
          {countOf(sessions, "session")} {sessions === 1 ? "ends" : "end"} at once.
        </p>
      )}
    </div>
  );
}

function people(count: number, method: string): string {
  return `${countOf(count, "person", "people")} with login method ${method}`;
}
