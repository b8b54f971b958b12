import { type CredentialCause, credentialCauses } from "@/lib/auth/credential-causes";
import { powersOfApi } from "@/lib/auth/permissions";
import { readCredential } from "@/lib/auth/read-credential";
import {
  equalHashes,
  findEnd,
  findOwner,
  findServiceAccount,
  type StoredCredential,
  storedCredentialColumns,
} from "@/lib/auth/stored-credential";
import type { Ctx } from "@/lib/context";
import { lookUp } from "@/lib/db/without-organization";
import { AppError } from "@/lib/errors";
import { authenticateApp } from "@/lib/openid-provider/authenticate-app";

interface Row extends StoredCredential {
  readonly organization_id: string;
}

/** Whoever calls the API, with the credential that limits and idempotency are counted by. */
export interface ApiCaller {
  readonly ctx: Ctx;
  readonly credentialId: string;
}

/**
 * Who a request to /api/v1 comes from: an API token, a token of a service account, or the person in a native app, who may ask for
 * themselves alone. The organization follows from the token.
 * No cache, so whatever ends the token, its owner or its account counts from the next request on, on every replica.
 *
 * @throws AppError `unauthenticated` with cause and cure
 */
export async function authenticateApi(request: {
  readonly authorization: string | null;
  readonly requestId: string;
  readonly now: Date;
}): Promise<ApiCaller> {
  const person = await authenticateApp(request);
  if (person !== null) return person;
  const presented = readCredential(request.authorization);
  if (presented.hash === null) throw unauthenticated(presented.fault);
  if (presented.userName !== null) throw unauthenticated(credentialCauses.noBearer);
  const rows = await lookUp<Row>(
    `select t.organization_id, ${storedCredentialColumns} from credential t where t.hash = $1`,
    [presented.hash],
  );
  const [row] = rows;
  if (row === undefined || !equalHashes(row.hash, presented.hash)) throw unauthenticated(credentialCauses.unknown);
  const named = { kind: row.kind, name: row.credential_name };
  if (row.kind !== "api_token" && row.kind !== "service_token")
    throw unauthenticated(credentialCauses.notForApi(named));
  const end = await findEnd(row.organization_id, row, request.now);
  if (end !== null) throw unauthenticated(end);
  return {
    credentialId: row.credential_id,
    ctx: {
      organizationId: row.organization_id,
      ...(await actorOf(row)),
      requestId: request.requestId,
      now: () => new Date(),
    },
  };
}

async function actorOf(row: Row): Promise<Pick<Ctx, "actor" | "permissions">> {
  const { organization_id: organizationId } = row;
  const named = { kind: row.kind, name: row.credential_name };
  if (row.service_account_id !== null) {
    const account = await findServiceAccount(organizationId, row.service_account_id);
    if (account === null) throw unauthenticated(credentialCauses.unknown);
    if (!account.active) throw unauthenticated(credentialCauses.accountDisabled(account.name));
    return {
      // It may not touch EnterpriseAdmins, nor make any.
      actor: { kind: "serviceAccount", id: row.service_account_id, name: account.name, accessRole: "Admin" },
      permissions: powersOfApi(account.roles),
    };
  }
  const owner = row.user_id === null ? null : await findOwner(organizationId, row.user_id);
  if (owner === null || row.user_id === null) throw unauthenticated(credentialCauses.ownerWithoutAccess(named));
  return {
    actor: {
      kind: "apiToken",
      id: row.credential_id,
      name: row.credential_name,
      ownerId: row.user_id,
      accessRole: owner.accessRole,
    },
    permissions: new Set(row.permissions.filter((permission) => owner.may.has(permission))),
  };
}

/** What the causes of SCIM say of Entra, said of whoever calls the API. */
const words: Partial<Record<CredentialCause["causeCode"], { readonly cause: string; readonly cure: string }>> = {
  no_credential: {
    cause: "The request came without a token.",
    cure: "Send the header Authorization: Bearer with an API token (Security > API tokens) or a service account's token.",
  },
  bearer_twice: { cause: "The word Bearer arrived twice.", cure: "Send it once, in front of the token." },
  secret_blank: {
    cause: "The token is one of another product.",
    cure: "Send an API token or a service account's token; both begin with ush_.",
  },
  token_damaged: { cause: "The token is incomplete: its checksum does not fit.", cure: "Copy it whole." },
  token_unknown: {
    cause: "The token does not exist here; it was deleted or comes from another installation.",
    cure: "Make a new one under Security > API tokens.",
  },
};

function unauthenticated({ cause, cure, causeCode }: CredentialCause): AppError {
  const told = words[causeCode] ?? { cause, cure };
  return new AppError("unauthenticated", `${told.cause} ${told.cure}`, { reason: causeCode });
}
