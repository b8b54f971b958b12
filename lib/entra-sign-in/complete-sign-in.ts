import type { Change } from "@/lib/audit/change";
import { mutate } from "@/lib/audit/mutate";
import { createSession } from "@/lib/auth/create-session";
import { rankOf } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { SignInRefused } from "@/lib/entra-sign-in/causes";
import { createPerson } from "@/lib/entra-sign-in/create-person";
import { findPerson, type Person } from "@/lib/entra-sign-in/find-person";
import { type ProvenSignIn, requireObjectId } from "@/lib/entra-sign-in/proven-sign-in";
import { writeSignIn } from "@/lib/sign-in-log/log-sign-in";

/**
 * Binds the person at their first sign-in, creates the session and writes the sign-in down, all in one transaction. A person whom
 * nobody provisioned is created where the connector says so.
 *
 * @throws SignInRefused
 */
export async function completeSignIn(signIn: ProvenSignIn): Promise<{ organizationId: string; sessionId: string }> {
  try {
    return await admit(signIn);
  } catch (error) {
    const unknown = error instanceof SignInRefused && error.code === "unbound";
    if (!unknown || !signIn.connection.settings.createPeople) throw error;
    await createPerson(signIn);
    return await admit(signIn);
  }
}

function admit(signIn: ProvenSignIn): Promise<{ organizationId: string; sessionId: string }> {
  const { connection, claims, origin } = signIn;
  const { organizationId } = connection;
  const objectId = requireObjectId(claims);
  return mutate(signInCtx(signIn), "user:update", async (tx) => {
    const person = await findPerson(tx, connection, objectId);
    const change = person.bound ? null : await bind(tx, signIn, person, objectId);
    const sessionId = await createSession(
      tx,
      {
        organizationId,
        userId: person.userId,
        method: "entra",
        secondFactor: false,
        entra: { connectorId: connection.connectorId, sid: claims.sid ?? null, loginHint: claims.login_hint ?? null },
      },
      origin,
    );
    if (sessionId === null) throw new SignInRefused("inactive", { userId: person.userId, label: person.label });
    await writeSignIn(tx, {
      organizationId,
      at: origin.now(),
      userId: person.userId,
      person: person.label,
      method: "entra",
      connector: { id: connection.connectorId, name: connection.connectorName },
      refusal: null,
      details: { tid: claims.tid, oid: objectId },
      address: origin.address,
      userAgent: origin.userAgent,
    });
    await noteSuccess(tx, signIn, person);
    return { value: { organizationId, sessionId }, change };
  });
}

/** Signing in changes who is bound, and nothing else. */
function signInCtx({ connection, origin, requestId }: ProvenSignIn): Ctx {
  return {
    organizationId: connection.organizationId,
    actor: { kind: "system", id: null, name: "Sign-in with Microsoft" },
    permissions: new Set(["user:update"]),
    requestId,
    now: origin.now,
  };
}

/** Somebody who was bound to another object id was made anew in Entra: SCIM, which says who is who, has the new one. */
async function bind(tx: Tx, { connection, origin }: ProvenSignIn, person: Person, objectId: string): Promise<Change> {
  const { organizationId, connectorId, settings } = connection;
  const [earlier] = await tx.query<{ object_id: string }>(
    "delete from identity where organization_id = $1 and user_id = $2 and connector_id = $3 returning object_id",
    [organizationId, person.userId, connectorId],
  );
  await tx.query(
    `insert into identity (organization_id, connector_id, issuer, entra_tenant_id, object_id, user_id, bound_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [organizationId, connectorId, settings.issuer, settings.entraTenantId, objectId, person.userId, origin.now()],
  );
  return {
    action: "user.bind",
    target: { type: "User", id: person.userId, name: person.label },
    before: earlier === undefined ? null : { objectId: earlier.object_id },
    after: { entraTenantId: settings.entraTenantId, objectId },
  };
}

/** Entra answers again; and an admin who came through proves that SSO works (PRODUCT L8). Written once a day at most. */
async function noteSuccess(tx: Tx, { connection, origin }: ProvenSignIn, person: Person): Promise<void> {
  const isAdmin = rankOf(person.accessRole) >= rankOf("Admin");
  await tx.query(
    `update connector_sign_in set failing_since = null, failure = null,
       proven_at = case when $3 then $4::timestamptz else proven_at end, proven_by = case when $3 then $5 else proven_by end
     where organization_id = $1 and connector_id = $2
       and (failing_since is not null or ($3 and (proven_at is null or proven_at < $4::timestamptz - interval '1 day')))`,
    [connection.organizationId, connection.connectorId, isAdmin, origin.now(), person.label],
  );
}
