import { withoutOrganization } from "@/lib/db/without-organization";
import { secretContext } from "@/lib/entra-sign-in/add-sign-in-secret";
import { log } from "@/lib/log";
import { signingKeyContext } from "@/lib/openid-provider/signing-keys";
import { factorContext } from "@/lib/second-factor/sealed-factor";
import { currentKeyPrefix, seal, unseal } from "@/lib/secrets/seal";

/** A table with a column `sealed`. */
interface SealedTable {
  readonly table: string;
  /** Its key beside organization_id. */
  readonly id: string;
  /** What its rows are sealed for; the same as where they are written. */
  readonly contextOf: (organizationId: string, id: string) => string;
}

/** Every table with secrets that are read again. A new one is added here, or its rows are lost with the earlier USHER_SECRET. */
const sealedTables: readonly SealedTable[] = [
  { table: "sign_in_secret", id: "id", contextOf: secretContext },
  { table: "second_factor", id: "user_id", contextOf: factorContext },
  { table: "signing_key", id: "kid", contextOf: signingKeyContext },
];

/** Rows in one transaction: few enough that nothing waits for it. */
const batch = 500;

interface Row {
  readonly organization_id: string;
  readonly id: string;
  readonly sealed: string;
}

/**
 * Seals with the key of USHER_SECRET what an earlier one sealed, so that the earlier can leave USHER_PREVIOUS_SECRETS. Returns how
 * many were sealed anew, and how many no known key opens; those stay as they are.
 */
export async function resealAll(): Promise<{ readonly resealed: number; readonly lost: number }> {
  const total = { resealed: 0, lost: 0 };
  for (const sealedTable of sealedTables) {
    let last: Row | undefined = { organization_id: "", id: "", sealed: "" };
    while (last !== undefined) {
      const done = await resealBatch(sealedTable, last);
      total.resealed += done.resealed;
      total.lost += done.lost;
      last = done.last;
    }
  }
  return total;
}

async function resealBatch({ table, id, contextOf }: SealedTable, after: Row) {
  return await withoutOrganization(async (tx) => {
    const rows = await tx.query<Row>(
      `select organization_id::text as organization_id, ${id}::text as id, sealed from ${table}
       where not starts_with(sealed, $1) and (organization_id::text, ${id}::text) > ($2, $3)
       order by organization_id::text, ${id}::text limit ${batch} for update`,
      [currentKeyPrefix(), after.organization_id, after.id],
    );
    const anew = rows.flatMap((row) => resealRow(table, row, contextOf(row.organization_id, row.id)));
    await tx.query(
      `update ${table} t set sealed = d.sealed from jsonb_to_recordset($1::jsonb) as d (organization_id text, id text, sealed text)
       where t.organization_id = d.organization_id::uuid and t.${id}::text = d.id`,
      [JSON.stringify(anew)],
    );
    return { resealed: anew.length, lost: rows.length - anew.length, last: rows.at(-1) };
  });
}

function resealRow(table: string, row: Row, context: string): readonly Row[] {
  try {
    return [{ ...row, sealed: seal(unseal(row.sealed, context), context) }];
  } catch (error) {
    log.error({ err: error, table, organizationId: row.organization_id, id: row.id }, "a secret cannot be opened");
    return [];
  }
}
