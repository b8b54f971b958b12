import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { hashSecret, isIntact } from "@/lib/credentials/secret";
import { lookUp } from "@/lib/db/without-organization";
import { AppError } from "@/lib/errors";
import type { OpenedSetupLink, SetupScope } from "@/lib/setup-links/schemas";
import { countSetupLinkMiss, requireSetupLinkTries } from "@/lib/setup-links/setup-link-limits";

/** A setup link that works, with what it opens. */
export interface FoundSetupLink extends OpenedSetupLink {
  readonly organizationId: string;
  readonly connectorId: string;
  readonly forWhom: string;
  readonly lastUsedAt: Date | null;
}

interface Caller {
  readonly address: string | null;
  readonly now: () => Date;
}

/**
 * The link of a token. Unknown, ended, revoked, and made by somebody who is no EnterpriseAdmin any more are answered alike; who made it is named only to whoever holds the token. The
 * token is looked up by its SHA-256, so comparing takes no longer the better it is guessed.
 *
 * @throws AppError `not_found` for a link that does not work; `too_many_attempts` after many such from one network
 */
export async function findSetupLink(token: string, { address, now }: Caller): Promise<FoundSetupLink> {
  const row = isIntact(token) ? await read(token) : null;
  if (row !== null && row.revokedAt === null && row.makerHolds && row.endsAt > now()) {
    const { revokedAt: _, makerHolds: __, endsAt, ...link } = row;
    return { ...link, expiresAt: endsAt.toISOString() };
  }
  // Whoever holds a token that once worked guesses nothing.
  if (row === null) {
    await requireSetupLinkTries(address);
    await countSetupLinkMiss(address);
  }
  throw setupLinkIsOver(row?.createdBy ?? null);
}

interface Row extends Omit<FoundSetupLink, "expiresAt"> {
  readonly revokedAt: Date | null;
  readonly endsAt: Date;
  /** Whether whoever made it could still make it: it ends with their access, as their tokens do. */
  readonly makerHolds: boolean;
}

async function read(token: string): Promise<Row | null> {
  const rows = await lookUp<Row>(
    `select l.organization_id as "organizationId", l.id, l.connector_id as "connectorId", l.for_whom as "forWhom", l.scope,
       l.created_by as "createdBy", l.expires_at as "endsAt", l.revoked_at as "revokedAt", l.last_used_at as "lastUsedAt",
       o.name as organization,
       l.maker_id is null or exists (
         select from "user" u where u.organization_id = l.organization_id and u.id = l.maker_id and u.active
           and u.access_role = 'EnterpriseAdmin') as "makerHolds"
     from setup_link l join organization o on o.id = l.organization_id where l.hash = $1`,
    [hashSecret(token)],
  );
  return rows[0] ?? null;
}

export function setupLinkIsOver(createdBy: string | null): AppError {
  return new AppError(
    "not_found",
    `This link no longer works. Ask ${createdBy ?? "whoever sent it to you"} for a new one.`,
  );
}

const mayConnect: readonly Permission[] = ["connector:read", "credential:read", "credential:create"];

/** What a setup link may do; which connector it may do it to is the link's own, never the request's. */
const setupLinkPermissions: Readonly<Record<SetupScope, ReadonlySet<Permission>>> = {
  connect: new Set(mayConnect),
  sign_in: new Set([...mayConnect, "connector:update"]),
};

/** The context of whoever holds a link: it is the actor, with the person whom it was for and the one who made it. */
export function setupLinkCtx(link: FoundSetupLink, { requestId, now }: Pick<Ctx, "requestId" | "now">): Ctx {
  return {
    organizationId: link.organizationId,
    actor: {
      kind: "setupLink",
      id: link.id,
      name: `${link.forWhom}, by a setup link of ${link.createdBy}`,
      connectorId: link.connectorId,
      madeBy: link.createdBy,
    },
    permissions: setupLinkPermissions[link.scope],
    requestId,
    now,
  };
}
