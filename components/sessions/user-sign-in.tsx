"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { EndSessionsOf } from "@/components/sessions/end-sessions-of";
import { RemoveSecondFactorOf } from "@/components/sessions/remove-second-factor-of";
import { SessionList } from "@/components/sessions/session-list";
import { useEndSession } from "@/components/sessions/use-end-session";
import { useSignInColumns } from "@/components/sign-in-log/sign-in-columns";
import { Card } from "@/components/ui/card";
import { CopyField } from "@/components/ui/copy-field";
import { DataTable } from "@/components/ui/data-table";
import { KeyValueList } from "@/components/ui/key-value-list";
import { timeOf } from "@/components/ui/time-tags";
import { LoginMethodCard } from "@/components/users/login-method-card";
import { useMayManage } from "@/components/users/use-may-manage";
import { sessionQueries } from "@/lib/sessions/queries";
import type { BoundIdentity, UserSignInDto } from "@/lib/sessions/schemas";
import { signInLogQueries } from "@/lib/sign-in-log/queries";
import { userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

/** How a person signs in, where they are signed in, and how it went lately (SCREENS §3.3, tab Sign-in). */
export function UserSignIn({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const { data: user } = useQuery(userQueries.detail(slug, userId));
  const query = useQuery({ ...sessionQueries.ofUser(slug, userId), refetchInterval: 4 * liveMs });
  if (!query.data || !user) return <Unread query={query} />;
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <LoginMethodCard slug={slug} user={user} />
      <Proofs slug={slug} user={user} signIn={query.data} />
      <div className="min-w-0 lg:col-span-2">
        <Sessions slug={slug} user={user} signIn={query.data} />
      </div>
      <div className="min-w-0 lg:col-span-2">
        <LastSignIns slug={slug} userId={userId} />
      </div>
    </div>
  );
}

/** What the person can show. */
function Proofs({ slug, user, signIn }: TabProps) {
  const t = useTranslations("sessions.proofs");
  const { may } = useMayManage(user);
  return (
    <Card
      title={t("title")}
      action={may && signIn.secondFactorSince !== null && <RemoveSecondFactorOf slug={slug} user={user} />}
    >
      <KeyValueList
        items={[
          { key: t("password"), value: t(signIn.hasPassword ? "set" : "none") },
          {
            key: t("secondFactor"),
            value: signIn.secondFactorSince
              ? t.rich("secondFactorSet", { time: timeOf(signIn.secondFactorSince) })
              : t("none"),
          },
          { key: t("breakGlass"), value: t(signIn.breakGlass ? "breakGlassYes" : "breakGlassNo") },
          {
            key: t("microsoft"),
            value: signIn.identities.length === 0 ? t("unbound") : <Bound {...signIn} />,
          },
        ]}
      />
    </Card>
  );
}

function Bound({ identities }: { readonly identities: readonly BoundIdentity[] }) {
  const t = useTranslations("sessions.bound");
  return (
    <ul className="flex flex-col gap-3">
      {identities.map((identity) => (
        <li key={`${identity.connectorId} ${identity.objectId}`} className="flex flex-col gap-2">
          <p>
            {t.rich("at", {
              connector: identity.connectorName,
              bdi: (words) => <bdi>{words}</bdi>,
              time: timeOf(identity.boundAt),
            })}
          </p>
          <CopyField stacked compact label={t("objectId")} value={identity.objectId} />
          <CopyField stacked compact label={t("tenant")} value={identity.entraTenantId} />
        </li>
      ))}
    </ul>
  );
}

interface TabProps {
  readonly slug: string;
  readonly user: UserDetail;
  readonly signIn: UserSignInDto;
}

function Sessions({ slug, user, signIn }: TabProps) {
  const t = useTranslations("sessions");
  const { may } = useMayManage(user);
  const { end, ending } = useEndSession(slug);
  const { sessions } = signIn;
  return (
    <Card
      title={t("list.caption")}
      action={may && sessions.length > 0 && <EndSessionsOf slug={slug} user={user} count={sessions.length} />}
    >
      {sessions.length === 0 ? (
        <p className="text-muted">{t("nowhere")}</p>
      ) : (
        <SessionList sessions={sessions} onEnd={may ? end : null} ending={ending} />
      )}
    </Card>
  );
}

const shown = 10;

function LastSignIns({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const t = useTranslations("sessions.last");
  const { wide } = useSignInColumns();
  const query = useQuery({ ...signInLogQueries.list(slug, { user: userId }), refetchInterval: 4 * liveMs });
  const log = `/o/${slug}/sign-in-log?user=${userId}`;
  return (
    <Card
      title={t("title")}
      action={
        <Link href={log} className="text-accent-text underline">
          {t("open")}
        </Link>
      }
    >
      {!query.data && <Unread query={query} rows={3} />}
      {query.data?.items.length === 0 && <p className="text-muted">{t("empty")}</p>}
      {query.data && query.data.items.length > 0 && (
        <DataTable
          caption={t("title")}
          columns={wide}
          rows={query.data.items.slice(0, shown)}
          rowId={(item) => item.id}
          rowHref={(item) => `${log}&open=${item.id}`}
        />
      )}
    </Card>
  );
}
