"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
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
import { Time } from "@/components/ui/time";
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
  const { may } = useMayManage(user);
  return (
    <Card
      title="Ways to prove who they are"
      action={may && signIn.secondFactorSince !== null && <RemoveSecondFactorOf slug={slug} user={user} />}
    >
      <KeyValueList
        items={[
          { key: "Password", value: signIn.hasPassword ? "Set" : "None" },
          {
            key: "Second factor",
            value: signIn.secondFactorSince ? (
              <>
                Set <Time at={signIn.secondFactorSince} />
              </>
            ) : (
              "None"
            ),
          },
          { key: "Break-glass admin", value: signIn.breakGlass ? "Yes: a password works even if SSO fails" : "No" },
          {
            key: "Microsoft",
            value: signIn.identities.length === 0 ? "Not bound yet; the first sign-in does it" : <Bound {...signIn} />,
          },
        ]}
      />
    </Card>
  );
}

function Bound({ identities }: { readonly identities: readonly BoundIdentity[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {identities.map((identity) => (
        <li key={`${identity.connectorId} ${identity.objectId}`} className="flex flex-col gap-2">
          <p>
            <bdi>{identity.connectorName}</bdi>, bound <Time at={identity.boundAt} />
          </p>
          <CopyField stacked compact label="Object id" value={identity.objectId} />
          <CopyField stacked compact label="Entra tenant" value={identity.entraTenantId} />
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
  const { may } = useMayManage(user);
  const { end, ending } = useEndSession(slug);
  const { sessions } = signIn;
  return (
    <Card
      title="Sessions"
      action={may && sessions.length > 0 && <EndSessionsOf slug={slug} user={user} count={sessions.length} />}
    >
      {sessions.length === 0 ? (
        <p className="text-muted">Signed in nowhere.</p>
      ) : (
        <SessionList sessions={sessions} onEnd={may ? end : null} ending={ending} />
      )}
    </Card>
  );
}

const shown = 10;

function LastSignIns({ slug, userId }: { readonly slug: string; readonly userId: string }) {
  const { wide } = useSignInColumns();
  const query = useQuery({ ...signInLogQueries.list(slug, { user: userId }), refetchInterval: 4 * liveMs });
  const log = `/o/${slug}/sign-in-log?user=${userId}`;
  return (
    <Card
      title="Last sign-ins"
      action={
        <Link href={log} className="text-accent-text underline">
          Open sign-in log
        </Link>
      }
    >
      {!query.data && <Unread query={query} rows={3} />}
      {query.data?.items.length === 0 && <p className="text-muted">Never signed in.</p>}
      {query.data && query.data.items.length > 0 && (
        <DataTable
          caption="Last sign-ins"
          columns={wide}
          rows={query.data.items.slice(0, shown)}
          rowId={(item) => item.id}
          rowHref={(item) => `${log}&open=${item.id}`}
        />
      )}
    </Card>
  );
}
