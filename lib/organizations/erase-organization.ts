import { withoutOrganization } from "@/lib/db/without-organization";

/** Rows of one table in one transaction: few enough that nothing waits for it. */
const batch = 2000;

/** Without foreign keys. */
const logs = ["request_log", "audit_entry", "sign_in_entry", "request_hour"];

/**
 * The tables that grow with people and time, children before parents; the deletion of the organization itself takes the rest, which is
 * small, by its foreign keys. Logs have none, so that they outlive what they tell of: they go here.
 */
const large = [
  ...logs,
  "rehearsal_item",
  "group_member",
  "group_in_group",
  "folder_access",
  "folder_request",
  "access_loss",
  '"user"',
  '"group"',
  "user_tombstone",
];

/** Takes the rows of an organization that was deleted, in small steps, and it last. Run again, it goes on where it was. */
export async function eraseOrganization(organizationId: string): Promise<void> {
  for (const table of large) while ((await eraseSome(table, organizationId)) > 0);
  await withoutOrganization((tx) => tx.query("delete from organization where id = $1", [organizationId]));
  // Entra went on asking meanwhile, and was refused; without the connector nothing more is written down.
  for (const table of logs) while ((await eraseSome(table, organizationId)) > 0);
}

/** Takes what a crash has left of organizations that were deleted. Returns how many it took. */
export async function eraseDeletedOrganizations(): Promise<number> {
  const left = await withoutOrganization((tx) =>
    tx.query<{ id: string }>("select id from organization where deleted_at is not null limit 100"),
  );
  for (const { id } of left) await eraseOrganization(id);
  return left.length;
}

async function eraseSome(table: string, organizationId: string): Promise<number> {
  const [row] = await withoutOrganization((tx) =>
    tx.query<{ count: number }>(
      `with part as (select ctid from ${table} where organization_id = $1 limit ${batch}),
       gone as (delete from ${table} where ctid in (select ctid from part) returning 1)
       select count(*)::int as count from gone`,
      [organizationId],
    ),
  );
  return row?.count ?? 0;
}
