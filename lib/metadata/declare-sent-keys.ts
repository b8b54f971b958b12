import type { Tx } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { metadataKeyLimit, metadataUrn } from "@/lib/metadata/schemas";

interface SentKeys {
  readonly organizationId: string;
  /** Each one a `MetadataKeyName`. */
  readonly keys: readonly string[];
  /** The connector's name. */
  readonly declaredBy: string;
  readonly now: Date;
}

/**
 * Declares the keys that the organization does not know yet, in the spelling that was sent. Those that are known cost one indexed
 * look-up and no lock.
 *
 * @throws AppError `invalid_input` (field: the attribute) when the organization would have more keys than it may
 */
export async function declareSentKeys(tx: Tx, sent: SentKeys): Promise<void> {
  const unknown = await unknownKeys(tx, sent);
  if (unknown.size === 0) return;
  // Two requests that declare at the same time count one after the other.
  await tx.query("select from organization where id = $1 for no key update", [sent.organizationId]);
  const room = metadataKeyLimit - (await countKeys(tx, sent.organizationId));
  const refused = [...unknown.values()][room];
  if (refused !== undefined) throw tooManyKeys(refused);
  await tx.query(
    `insert into metadata_key (organization_id, key_folded, key, declared_by, at_first_sight, created_at)
     select $1, sent.key_folded, sent.key, $4, true, $5
     from unnest($2::text[], $3::text[]) as sent (key_folded, key)
     on conflict (organization_id, key_folded) do nothing`,
    [sent.organizationId, [...unknown.keys()], [...unknown.values()], sent.declaredBy, sent.now],
  );
}

/** By their folded form, in its order, so that nobody waits for somebody who waits for them. */
async function unknownKeys(tx: Tx, sent: SentKeys): Promise<Map<string, string>> {
  const folded = new Map(sent.keys.map((key) => [key.toLowerCase(), key] as const).reverse());
  if (folded.size === 0) return folded;
  const known = await tx.query<{ key_folded: string }>(
    "select key_folded from metadata_key where organization_id = $1 and key_folded = any($2::text[])",
    [sent.organizationId, [...folded.keys()]],
  );
  for (const { key_folded } of known) folded.delete(key_folded);
  return new Map([...folded].sort(([left], [right]) => (left < right ? -1 : 1)));
}

async function countKeys(tx: Tx, organizationId: string): Promise<number> {
  const rows = await tx.query<{ total: number }>(
    "select count(*)::int as total from metadata_key where organization_id = $1",
    [organizationId],
  );
  return rows[0]?.total ?? 0;
}

function tooManyKeys(key: string): AppError {
  return new AppError(
    "invalid_input",
    `An organization has at most ${metadataKeyLimit.toLocaleString("en-US")} metadata keys, and ${key} would be one more. Delete keys that nobody needs under Metadata keys in Usher, or remove this mapping.`,
    { field: `${metadataUrn}:${key}` },
  );
}
