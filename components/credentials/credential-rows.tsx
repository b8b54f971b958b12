"use client";

import { CredentialActions } from "@/components/credentials/credential-actions";
import { CredentialStatus } from "@/components/credentials/credential-status";
import { EditCredential } from "@/components/credentials/edit-credential";
import { LastUse } from "@/components/credentials/last-use";
import { useMay } from "@/components/layout/viewer-provider";
import { Disclosure } from "@/components/ui/disclosure";
import { Time } from "@/components/ui/time";
import type { CredentialDto } from "@/lib/credentials/schemas";
import { countOf } from "@/lib/utils/format";

/** The credentials of one kind that are in use, then those that have ended, folded away. */
export function CredentialRows({ credentials }: { readonly credentials: readonly CredentialDto[] }) {
  const ended = credentials.filter(hasEnded);
  const living = credentials.filter((one) => !hasEnded(one));
  return (
    <>
      {living.length > 0 && <Rows credentials={living} />}
      {ended.length > 0 && (
        <Disclosure summary={countOf(ended.length, "ended one", "ended ones")} className="mt-3 first:mt-0">
          <Rows credentials={ended} />
        </Disclosure>
      )}
    </>
  );
}

function hasEnded({ status }: CredentialDto): boolean {
  return status === "revoked" || status === "expired";
}

function Rows({ credentials }: { readonly credentials: readonly CredentialDto[] }) {
  return (
    <ul className="divide-y divide-border">
      {credentials.map((it) => (
        <li
          key={it.id}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0"
        >
          <Facts it={it} />
          <CredentialActions it={it} />
        </li>
      ))}
    </ul>
  );
}

function Facts({ it }: { readonly it: CredentialDto }) {
  const mayUpdate = useMay("credential:update");
  return (
    <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="flex min-w-0 items-center gap-0.5">
          <bdi className="min-w-0 break-words font-semibold">{it.name}</bdi>
          {mayUpdate && it.status !== "revoked" && <EditCredential it={it} />}
        </span>
        <CredentialStatus it={it} />
        {it.prefix && <span className="font-mono text-mono text-muted">{it.prefix}…</span>}
      </div>
      {it.description && <p className="break-words text-muted">{it.description}</p>}
      <p>
        <LastUse it={it} />
      </p>
      {it.userName && (
        <p className="text-muted">
          User name <span className="break-all font-mono text-mono text-text">{it.userName}</span>
        </p>
      )}
      {it.trust && (
        <p className="break-words text-muted">
          Entra tenant <span className="break-all font-mono text-mono">{it.trust.entraTenantId}</span>, subject{" "}
          <span className="break-all font-mono text-mono">{it.trust.subject}</span>, audience{" "}
          <span className="break-all font-mono text-mono">{it.trust.audiences.join(", ")}</span>
        </p>
      )}
      <p className="text-muted text-xs">
        Created <Time at={it.createdAt} /> by <bdi>{it.createdBy}</bdi> · <Expiry it={it} />
        {it.accessHours !== null && ` · access tokens live ${countOf(it.accessHours, "hour")}`}
      </p>
    </div>
  );
}

function Expiry({ it }: { readonly it: CredentialDto }) {
  if (!it.expiresAt) return <>never expires</>;
  return (
    <>
      {it.status === "expired" ? "expired" : "expires"} <Time at={it.expiresAt} />
    </>
  );
}
