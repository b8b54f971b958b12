import { mutate } from "@/lib/audit/mutate";
import { requireVersion } from "@/lib/audit/require-version";
import { type Ctx, requirePermission } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { toAuthority } from "@/lib/entra-sign-in/authority";
import { readConnectorSignIn, signInSnapshot } from "@/lib/entra-sign-in/connector-sign-in-row";
import { type Discovered, discover, EntraRefused, EntraUnreachable } from "@/lib/entra-sign-in/discovery";
import { requireConnector } from "@/lib/entra-sign-in/require-connector";
import type { ConnectorSignInDto, SaveConnectorSignIn } from "@/lib/entra-sign-in/schemas";
import { AppError } from "@/lib/errors";

/** Throws where whoever asks may not change these settings. */
export type AdmitSignInChange = (before: ConnectorSignInDto | null) => void;

/**
 * Sets how a connector's people sign in with Entra. The authority is asked first: what is saved is the issuer that it names. Another
 * Entra tenant or client is another proof: whoever signed in before has proven nothing about it, and tokens of the old one bind
 * nobody any more.
 *
 * @throws AppError `not_found`; `invalid_input` (field entraTenant) for an authority that is none; `unavailable` while it does not
 *   answer; `conflict` (field version) when somebody changed the settings meanwhile, and for switching off what SSO is required by;
 *   what `admit` throws, which judges the settings as they are once they are locked
 */
export async function saveConnectorSignIn(
  ctx: Ctx,
  connectorId: string,
  input: SaveConnectorSignIn,
  admit: AdmitSignInChange = () => {},
): Promise<ConnectorSignInDto> {
  // Before the authority is asked: nobody without permission makes us fetch.
  requirePermission(ctx, "connector:update");
  await withOrganization(ctx.organizationId, (tx) => requireConnector(tx, ctx.organizationId, connectorId));
  const authority = toAuthority(input.entraTenant);
  const found = await ask(authority);
  return await mutate(ctx, "connector:update", async (tx) => {
    const name = await requireConnector(tx, ctx.organizationId, connectorId);
    const before = await readConnectorSignIn(tx, ctx.organizationId, connectorId, "for update of s");
    admit(before);
    if (before !== null) {
      await requireVersion(tx, ctx.organizationId, { id: connectorId, version: before.version }, input.version);
    }
    const active = input.active ?? before?.active ?? true;
    requireSsoForNewPeople(input, before);
    if (before?.active === true && !active) await requireSsoNotRequired(tx, ctx.organizationId, connectorId);
    await save(tx, ctx, connectorId, { input: { ...input, active }, authority, found, before });
    const after = await readConnectorSignIn(tx, ctx.organizationId, connectorId);
    if (after === null) throw new Error("The settings were not saved.");
    const [was, is] = [before === null ? null : signInSnapshot(before), signInSnapshot(after)];
    return {
      value: after,
      change:
        JSON.stringify(was) === JSON.stringify(is)
          ? null
          : {
              action: "connector.sign_in",
              target: { type: "Connector", id: connectorId, name },
              before: was,
              after: is,
            },
    };
  });
}

/** Whoever is created at their first sign-in with Microsoft must be able to go on with it. @throws AppError `invalid_input` */
function requireSsoForNewPeople(input: SaveConnectorSignIn, before: ConnectorSignInDto | null): void {
  const createPeople = input.createPeople ?? before?.createPeople ?? false;
  const newPeople = input.newPeople ?? before?.newPeople ?? "sso";
  if (!createPeople || newPeople === "sso") return;
  throw new AppError(
    "invalid_input",
    "People who are created at their first sign-in sign in with sso. Choose sso for new people, or switch the creation off.",
    { field: "createPeople" },
  );
}

async function ask(authority: string): Promise<Discovered> {
  try {
    return await discover(authority);
  } catch (error) {
    if (error instanceof EntraUnreachable) {
      throw new AppError("unavailable", `${error.message} Nothing was saved. Try again in a moment.`, { cause: error });
    }
    if (!(error instanceof EntraRefused)) throw error;
    throw new AppError(
      "invalid_input",
      `${error.message} Paste the Directory (tenant) ID from the app's Overview in Entra.`,
      {
        field: "entraTenant",
        cause: error,
      },
    );
  }
}

interface Saving {
  readonly input: SaveConnectorSignIn & { readonly active: boolean };
  readonly authority: string;
  readonly found: Discovered;
  readonly before: ConnectorSignInDto | null;
}

async function save(tx: Tx, ctx: Ctx, connectorId: string, { input, authority, found, before }: Saving): Promise<void> {
  const same = before?.issuer === found.issuer && before.clientId === input.clientId;
  await tx.query(
    `insert into connector_sign_in (organization_id, connector_id, authority, issuer, entra_tenant_id, client_id, active,
       new_people, create_people, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (organization_id, connector_id) do update set authority = $3, issuer = $4, entra_tenant_id = $5, client_id = $6,
       active = $7, new_people = $8, create_people = $9, version = connector_sign_in.version + 1,
       failing_since = null, failure = null,
       proven_at = case when $11 then connector_sign_in.proven_at end,
       proven_by = case when $11 then connector_sign_in.proven_by end,
       last_test = case when $11 then connector_sign_in.last_test end`,
    [
      ctx.organizationId,
      connectorId,
      authority,
      found.issuer,
      found.entraTenantId,
      input.clientId,
      input.active,
      input.newPeople ?? before?.newPeople ?? "sso",
      input.createPeople ?? before?.createPeople ?? false,
      ctx.now(),
      same,
    ],
  );
}

/** While SSO is required, the last way to sign in with it stays (PRODUCT L8). @throws AppError `conflict` */
async function requireSsoNotRequired(tx: Tx, organizationId: string, connectorId: string): Promise<void> {
  const rows = await tx.query(
    `select 1 from sign_in_policy p where p.organization_id = $1 and p.require_sso and not exists (
       select 1 from connector_sign_in s where s.organization_id = $1 and s.connector_id <> $2 and s.active and s.proven_at is not null)`,
    [organizationId, connectorId],
  );
  if (rows.length === 0) return;
  throw new AppError(
    "conflict",
    "SSO is required, and this connector is its only way in. Switch “Require SSO” off under Sign-in policy first.",
    { field: "active" },
  );
}
