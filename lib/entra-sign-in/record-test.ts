import { rankOf } from "@/lib/auth/permissions";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { SignInRefused as Refused, type SignInRefused, toldOf } from "@/lib/entra-sign-in/causes";
import type { OpenConnection } from "@/lib/entra-sign-in/find-connection";
import { findPerson, type Person } from "@/lib/entra-sign-in/find-person";
import type { SignInTest, TokenCheck } from "@/lib/entra-sign-in/schemas";
import type { IdTokenClaims, JudgedToken } from "@/lib/entra-sign-in/verify-id-token";

/** The admin who pressed “Test sign-in”. */
export interface Tester {
  readonly name: string;
}

interface Found {
  readonly judged: JudgedToken | null;
  readonly refusal: SignInRefused | null;
  readonly now: Date;
}

/**
 * Keeps what a test found: each check of the token, whom the object id means, the claims that matter. Nobody is bound and nobody
 * signed in. When everything holds and the person is an admin, SSO counts as proven (PRODUCT L8).
 */
export async function recordTest(connection: OpenConnection, tester: Tester, found: Found): Promise<void> {
  const { organizationId, connectorId } = connection;
  await withOrganization(organizationId, async (tx) => {
    const { check, person } = await judgePerson(tx, connection, found.judged);
    const checks = [...(found.judged?.checks ?? []), ...(check === null ? [] : [check])];
    const ok = found.refusal === null && checks.length > 0 && checks.every((one) => one.ok);
    const told = ok ? null : toldOf(found.refusal?.code ?? found.judged?.failed ?? "unbound");
    const test: SignInTest = {
      at: found.now.toISOString(),
      by: tester.name,
      ok,
      cause: told?.cause ?? null,
      cure: told?.cure ?? null,
      checks,
      claims: claimsThatMatter(found.judged?.claims ?? null),
    };
    const proves = ok && rankOf(person?.accessRole ?? null) >= rankOf("Admin");
    await tx.query(
      `update connector_sign_in set last_test = $3::jsonb,
         failing_since = case when $4 then null else failing_since end, failure = case when $4 then null else failure end,
         proven_at = case when $5 then $6::timestamptz else proven_at end, proven_by = case when $5 then $7 else proven_by end
       where organization_id = $1 and connector_id = $2`,
      [organizationId, connectorId, JSON.stringify(test), ok, proves, found.now, person?.label ?? null],
    );
  });
}

async function judgePerson(
  tx: Tx,
  connection: OpenConnection,
  judged: JudgedToken | null,
): Promise<{ readonly check: TokenCheck | null; readonly person: Person | null }> {
  if (judged?.claims == null) return { check: null, person: null };
  const { oid } = judged.claims;
  if (oid === undefined)
    return { check: failed("The token has no object id: the scope profile is missing."), person: null };
  try {
    const person = await findPerson(tx, connection, oid);
    const told = `Object id ${oid} ${person.bound ? "is bound" : "will be bound"} to ${person.label}.`;
    return { check: { name: "person", ok: true, told }, person };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { check: failed(`Object id ${oid}: ${toldOf(error.code).cause}`), person: null };
  }
}

const failed = (told: string): TokenCheck => ({ name: "person", ok: false, told });

function claimsThatMatter(claims: IdTokenClaims | null): Readonly<Record<string, string>> {
  if (claims === null) return {};
  const { iss, aud, tid, oid, ver, name, preferred_username, email, sid, login_hint } = claims;
  const shown = { iss, aud: [aud].flat().join(", "), tid, oid, ver, name, preferred_username, email };
  const hints = {
    sid: sid === undefined ? "missing" : "present",
    login_hint: login_hint === undefined ? "missing" : "present",
  };
  return Object.fromEntries(
    Object.entries({ ...shown, ...hints }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
