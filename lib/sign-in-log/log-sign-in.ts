import { v7 as uuidv7 } from "uuid";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import type { SignInMethod } from "@/lib/sign-in-log/schemas";

/** One try to sign in, as the sign-in log keeps it (PRODUCT L9). */
export interface SignInTrace {
  readonly organizationId: string;
  readonly at: Date;
  /** Null while nobody was recognised. */
  readonly userId: string | null;
  /** The person's name, or what was typed. */
  readonly person: string;
  readonly method: SignInMethod;
  readonly connector?: { readonly id: string; readonly name: string };
  readonly appName?: string;
  /** Null when it went through. */
  readonly refusal: { readonly causeCode: string; readonly cause: string; readonly cure: string } | null;
  /** The claims that matter and what they were compared with; never a token. */
  readonly details?: object;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Writes a try down in a transaction that the caller has open. Returns the row's id, by which a person and an admin talk of it. */
export async function writeSignIn(tx: Tx, trace: SignInTrace): Promise<string> {
  const id = uuidv7({ msecs: trace.at.getTime() });
  await tx.query(
    `insert into sign_in_entry (organization_id, id, at, user_id, person, recognised, method, connector_id, connector_name,
       app_name, ok, cause_code, cause, cure, details, address, user_agent)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::jsonb, $16, $17)`,
    [
      trace.organizationId,
      id,
      trace.at,
      trace.userId,
      trace.person.slice(0, 254),
      trace.userId !== null,
      trace.method,
      trace.connector?.id ?? null,
      trace.connector?.name ?? null,
      trace.appName ?? null,
      trace.refusal === null,
      trace.refusal?.causeCode ?? null,
      trace.refusal?.cause ?? null,
      trace.refusal?.cure ?? null,
      trace.details === undefined ? null : JSON.stringify(trace.details),
      trace.address,
      trace.userAgent?.slice(0, 400) ?? null,
    ],
  );
  return id;
}

/** The same in a transaction of its own. */
export function logSignIn(trace: SignInTrace): Promise<string> {
  return withOrganization(trace.organizationId, (tx) => writeSignIn(tx, trace));
}
