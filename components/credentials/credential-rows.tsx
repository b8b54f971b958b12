"use client";

import { useTranslations } from "next-intl";
import { CredentialActions } from "@/components/credentials/credential-actions";
import { CredentialStatus } from "@/components/credentials/credential-status";
import { EditCredential } from "@/components/credentials/edit-credential";
import { LastUse } from "@/components/credentials/last-use";
import { useMay } from "@/components/layout/viewer-provider";
import { Disclosure } from "@/components/ui/disclosure";
import { timeOf } from "@/components/ui/time-tags";
import type { CredentialDto } from "@/lib/credentials/schemas";

/** The credentials of one kind that are in use, then those that have ended, folded away. */
export function CredentialRows({ credentials }: { readonly credentials: readonly CredentialDto[] }) {
  const t = useTranslations("credentials.row");
  const ended = credentials.filter(hasEnded);
  const living = credentials.filter((one) => !hasEnded(one));
  return (
    <>
      {living.length > 0 && <Rows credentials={living} />}
      {ended.length > 0 && (
        <Disclosure summary={t("ended", { count: ended.length })} className="mt-3 first:mt-0">
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
  const t = useTranslations("credentials.row");
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
          {t.rich("userName", {
            userName: it.userName,
            mono: (words) => <span className="break-all font-mono text-mono text-text">{words}</span>,
          })}
        </p>
      )}
      {it.trust && (
        <p className="break-words text-muted">
          {t.rich("trust", {
            tenant: it.trust.entraTenantId,
            subject: it.trust.subject,
            audiences: it.trust.audiences.join(", "),
            mono: (words) => <span className="break-all font-mono text-mono">{words}</span>,
          })}
        </p>
      )}
      <p className="text-muted text-xs">
        {t.rich("created", {
          name: it.createdBy,
          end: !it.expiresAt ? "never" : it.status === "expired" ? "past" : "ahead",
          hours: it.accessHours ?? 0,
          created: timeOf(it.createdAt),
          bdi: (words) => <bdi>{words}</bdi>,
          expiry: timeOf(it.expiresAt),
        })}
      </p>
    </div>
  );
}
