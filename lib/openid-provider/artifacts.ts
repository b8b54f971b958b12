import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from "oidc-provider";
import { hashSecret } from "@/lib/credentials/secret";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { findClient } from "@/lib/openid-provider/client";

interface ArtifactRow {
  readonly payload: AdapterPayload;
  readonly consumed_at: Date | null;
}

/**
 * Where oidc-provider keeps codes, tokens, grants and interactions of one organization: in app_artifact, by the SHA-256 of their
 * ids. An id is what opens something, so it stands nowhere in the row; `find` puts back the one that it was asked for.
 *
 * Its own sessions are not kept: who somebody is follows from Usher's session at each sign-in, and ends with it.
 */
export function artifactsOf(organizationId: string): AdapterFactory {
  return (model) => {
    if (model === "Client") return { ...nothing, find: (id) => findClient(organizationId, id) };
    return model === "Session" ? nothing : artifacts(organizationId, model);
  };
}

const nothing: Adapter = {
  upsert: async () => {},
  find: async () => undefined,
  findByUid: async () => undefined,
  findByUserCode: async () => undefined,
  consume: async () => {},
  destroy: async () => {},
  revokeByGrantId: async () => {},
};

function artifacts(organizationId: string, model: string): Adapter {
  return {
    ...nothing,
    upsert: (id, payload, expiresIn) =>
      withOrganization(organizationId, (tx) => save(tx, { organizationId, model, id, payload, expiresIn })),
    find: (id) => withOrganization(organizationId, (tx) => read(tx, { organizationId, model, id })),
    consume: async (id) => {
      const won = await withOrganization(organizationId, (tx) => consume(tx, { organizationId, model, id }));
      if (!won) throw new errors.InvalidGrant("already used");
    },
    destroy: (id) =>
      withOrganization(organizationId, async (tx) => {
        await tx.query("delete from app_artifact where organization_id = $1 and model = $2 and id_hash = $3", [
          organizationId,
          model,
          hashSecret(id),
        ]);
      }),
    revokeByGrantId: (grantId) =>
      withOrganization(organizationId, (tx) => endFamily(tx, organizationId, hashSecret(grantId))),
  };
}

interface Named {
  readonly organizationId: string;
  readonly model: string;
  readonly id: string;
}

/**
 * Nothing is kept for a person or app that is not active: their rows are locked, so that whatever ends their access waits, and then
 * deletes this as well.
 */
async function save(
  tx: Tx,
  { organizationId, model, id, payload, expiresIn }: Named & { payload: AdapterPayload; expiresIn: number | undefined },
): Promise<void> {
  const appId = payload.clientId ?? stringOr(payload.params?.["client_id"]);
  const userId = payload.accountId ?? payload.result?.login?.accountId ?? null;
  await requireActive(tx, organizationId, appId, userId);
  await tx.query(
    `insert into app_artifact (organization_id, model, id_hash, app_id, user_id, grant_hash, payload, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, now(), now() + make_interval(secs => $8))
     on conflict (organization_id, model, id_hash) do update
       set user_id = excluded.user_id, payload = excluded.payload, expires_at = excluded.expires_at`,
    [
      organizationId,
      model,
      hashSecret(id),
      appId,
      userId,
      grantHashOf(model, id, payload),
      JSON.stringify(withoutId(payload, id)),
      expiresIn ?? null,
    ],
  );
}

function grantHashOf(model: string, id: string, payload: AdapterPayload): string | null {
  if (model === "Grant") return hashSecret(id);
  return payload.grantId === undefined ? null : hashSecret(payload.grantId);
}

async function requireActive(
  tx: Tx,
  organizationId: string,
  appId: string | null,
  userId: string | null,
): Promise<void> {
  if (userId !== null) {
    const user = await tx.query(`select from "user" where organization_id = $1 and id = $2 and active for share`, [
      organizationId,
      userId,
    ]);
    if (user.length === 0) throw new errors.InvalidGrant("the person has no access any more");
  }
  const app = await tx.query("select from native_app where organization_id = $1 and id = $2 and active for share", [
    organizationId,
    appId,
  ]);
  if (app.length === 0) throw new errors.InvalidClient("the app does not exist any more, or is disabled");
}

async function read(tx: Tx, { organizationId, model, id }: Named): Promise<AdapterPayload | undefined> {
  const rows = await tx.query<ArtifactRow>(
    "select payload, consumed_at from app_artifact where organization_id = $1 and model = $2 and id_hash = $3",
    [organizationId, model, hashSecret(id)],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    ...withId(row.payload, id),
    ...(row.consumed_at === null ? {} : { consumed: Math.floor(row.consumed_at.getTime() / 1000) }),
  };
}

/** Two at once take a code or refresh token: one wins, and as one of them must be a thief, the whole family ends. */
async function consume(tx: Tx, { organizationId, model, id }: Named): Promise<boolean> {
  const key = [organizationId, model, hashSecret(id)];
  const taken = await tx.query(
    `update app_artifact set consumed_at = now()
     where organization_id = $1 and model = $2 and id_hash = $3 and consumed_at is null returning 1`,
    key,
  );
  if (taken.length > 0) return true;
  await tx.query(
    `delete from app_artifact where organization_id = $1 and grant_hash =
       (select grant_hash from app_artifact where organization_id = $1 and model = $2 and id_hash = $3)`,
    key,
  );
  return false;
}

/** A grant with all that was issued under it. */
async function endFamily(tx: Tx, organizationId: string, grantHash: string): Promise<void> {
  await tx.query("delete from app_artifact where organization_id = $1 and grant_hash = $2", [
    organizationId,
    grantHash,
  ]);
}

function withoutId(payload: AdapterPayload, id: string): AdapterPayload {
  const { jti: _, returnTo, ...rest } = payload;
  if (returnTo === undefined) return rest;
  // An interaction's address of return ends with its id.
  return { ...rest, returnTo: returnTo.endsWith(id) ? returnTo.slice(0, -id.length) : returnTo };
}

function withId(payload: AdapterPayload, id: string): AdapterPayload {
  return { ...payload, jti: id, ...(payload.returnTo === undefined ? {} : { returnTo: `${payload.returnTo}${id}` }) };
}

function stringOr(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
