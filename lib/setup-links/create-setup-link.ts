import { v7 as uuidv7 } from "uuid";
import { mutate } from "@/lib/audit/mutate";
import { type Ctx, requirePermission } from "@/lib/context";
import { requireConnectorPowers } from "@/lib/credentials/require-grantable";
import { hashSecret, makeSecret } from "@/lib/credentials/secret";
import type { Tx } from "@/lib/db/transaction";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { mailConfigured, sendMail } from "@/lib/mail/send-mail";
import type { CreatedSetupLink, CreateSetupLink, SetupLinkDto } from "@/lib/setup-links/schemas";
import { setupLinkMail } from "@/lib/setup-links/setup-link-mail";
import { type SetupLinkRow, setupLinkSnapshot, toSetupLinkDto } from "@/lib/setup-links/setup-link-row";

/** Links of one connector that work at the same time. */
const most = 20;
const day = 86_400_000;

/**
 * Makes a link by which somebody without an account here sets one connector up. With a mail server it goes by mail and nobody else
 * sees it; without one its URL is in the answer, for this one time. Whoever makes it must be able to do what it opens: the secrets
 * made by it read and write every user and group.
 *
 * @throws AppError `not_found`; `forbidden`; `conflict` for too many links that work; `unavailable` when the mail did not go out,
 *   with the link ended again
 */
export async function createSetupLink(
  ctx: Ctx,
  connectorId: string,
  input: CreateSetupLink,
): Promise<CreatedSetupLink> {
  requirePermission(ctx, "connector:update");
  requireConnectorPowers(ctx);
  const secret = makeSecret();
  const { link, organization } = await mutate(ctx, "credential:create", async (tx) => {
    const connector = await lockConnector(tx, ctx, connectorId);
    await requireRoom(tx, ctx, connectorId);
    const made = await insert(tx, ctx, { connectorId, input, hash: hashSecret(secret) });
    return {
      value: { link: made, organization: connector.organization },
      change: {
        action: "setup_link.create",
        target: { type: "SetupLink", id: made.id, name: made.forWhom },
        before: null,
        after: setupLinkSnapshot(made, connectorId),
      },
    };
  });
  const url = `${env().USHER_ORIGIN}/setup/${secret}${input.step === undefined ? "" : `?step=${input.step}`}`;
  if (!mailConfigured()) return { ...link, url };
  const sent = await sendMail({ to: link.forWhom, ...setupLinkMail({ link, organization, url }) });
  if (sent) return { ...link, url: null };
  await endUnsent(ctx, link);
  throw new AppError(
    "unavailable",
    "The mail server did not take the mail, so the link was ended again. Try again; if it stays, tell your operator.",
    { reason: "mail_failed" },
  );
}

async function lockConnector(tx: Tx, ctx: Ctx, connectorId: string): Promise<{ readonly organization: string }> {
  const rows = await tx.query<{ organization: string }>(
    `select o.name as organization from connector c join organization o on o.id = c.organization_id
     where c.organization_id = $1 and c.id = $2 for no key update of c`,
    [ctx.organizationId, connectorId],
  );
  if (rows[0] === undefined) throw new AppError("not_found", `Connector ${connectorId} does not exist here.`);
  return rows[0];
}

async function requireRoom(tx: Tx, ctx: Ctx, connectorId: string): Promise<void> {
  const rows = await tx.query<{ count: number }>(
    `select count(*)::int as count from setup_link
     where organization_id = $1 and connector_id = $2 and revoked_at is null and expires_at > $3`,
    [ctx.organizationId, connectorId, ctx.now()],
  );
  if ((rows[0]?.count ?? 0) < most) return;
  throw new AppError(
    "conflict",
    `${most} setup links of this connector work already. Revoke one under Settings first.`,
  );
}

interface Insert {
  readonly connectorId: string;
  readonly input: CreateSetupLink;
  readonly hash: string;
}

async function insert(tx: Tx, ctx: Ctx, { connectorId, input, hash }: Insert): Promise<SetupLinkDto> {
  const now = ctx.now();
  const row: SetupLinkRow = {
    id: uuidv7(),
    for_whom: input.forWhom,
    scope: input.scope,
    created_by: ctx.actor.name,
    created_at: now,
    expires_at: new Date(now.getTime() + input.days * day),
    first_used_at: null,
    last_used_at: null,
    revoked_at: null,
  };
  await tx.query(
    `insert into setup_link (organization_id, id, connector_id, hash, for_whom, scope, created_by, created_at, expires_at, maker_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ctx.organizationId,
      row.id,
      connectorId,
      hash,
      row.for_whom,
      row.scope,
      row.created_by,
      now,
      row.expires_at,
      ctx.actor.kind === "user" ? ctx.actor.id : null,
    ],
  );
  return toSetupLinkDto(row, now);
}

/** Nobody holds it, so it is of no use to anyone. */
async function endUnsent(ctx: Ctx, link: SetupLinkDto): Promise<void> {
  await mutate(ctx, "credential:create", async (tx) => {
    await tx.query("update setup_link set revoked_at = $3, revoked_by = $4 where organization_id = $1 and id = $2", [
      ctx.organizationId,
      link.id,
      ctx.now(),
      ctx.actor.name,
    ]);
    return {
      value: undefined,
      change: {
        action: "setup_link.revoke",
        target: { type: "SetupLink", id: link.id, name: link.forWhom },
        before: null,
        after: { because: "its mail did not go out" },
      },
    };
  });
}
