import type { Tx } from "@/lib/db/transaction";
import type { MissingForSso, SignInPolicyDto } from "@/lib/sign-in-policy/schemas";

/** The newest proof that an admin got in by a connector that is on. */
export async function selectProof(tx: Tx, organizationId: string): Promise<SignInPolicyDto["proof"]> {
  const rows = await tx.query<{ connector_id: string; proven_at: Date; proven_by: string | null }>(
    `select connector_id, proven_at, proven_by from connector_sign_in
     where organization_id = $1 and active and proven_at is not null order by proven_at desc limit 1`,
    [organizationId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return { connectorId: row.connector_id, at: row.proven_at.toISOString(), by: row.proven_by };
}

/** What must be there before SSO can be required, so that nobody locks the organization out (PRODUCT L8). */
export function missingForSso(proof: SignInPolicyDto["proof"], working: number): readonly MissingForSso[] {
  return [...(proof === null ? [noProof] : []), ...(working === 0 ? [noBreakGlass] : [])];
}

const noProof: MissingForSso = {
  what: "proof",
  told: "No admin has proven SSO here yet.",
  cure: "Press “Test sign-in” on the tab Sign-in of the connector, as an admin.",
};

export const noBreakGlass: MissingForSso = {
  what: "break_glass",
  told: "No break-glass admin is named whose password works.",
  cure: "Name an active EnterpriseAdmin with login method builtin and a password under “Break-glass admins”.",
};
