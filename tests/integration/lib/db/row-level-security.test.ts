import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { getDatabase } from "@/lib/db/database";
import type { Tx } from "@/lib/db/transaction";
import { sqlState } from "@/lib/db/violations";
import { withOrganization } from "@/lib/db/with-organization";
import { withoutOrganization } from "@/lib/db/without-organization";
import { createConnector, insertUser, makeOrganization } from "@/tests/integration/lib/db/rows";
import { onEachDatabase } from "@/tests/support/database";

/** Indexes that look something up before the organization is known. */
const indexesAcrossOrganizations = [
  // The operator's clean-up.
  "app_artifact_expires_at_idx",
  "connector_id_key",
  // The operator's clean-up.
  "credential_expires_at_idx",
  // An API request names no organization.
  "credential_hash_key",
  "domain_next_check_at_idx",
  "idempotency_key_expires_at_idx",
  // The same person in other organizations.
  "identity_issuer_object_id_idx",
  // The operator's clean-up.
  "old_slug_ends_at_idx",
  "old_slug_pkey",
  "one_time_link_expires_at_idx",
  // A link names no organization.
  "one_time_link_hash_key",
  "password_sign_in_key_idx",
  // The operator's reminder.
  "rehearsal_cleaned_at_alive_at_idx",
  "setup_link_expires_at_idx",
  "setup_link_hash_key",
  "sign_in_secret_ends_on_idx",
  "used_assertion_expires_at_idx",
];

onEachDatabase("row-level security", () => {
  it("hides the rows of other organizations from a query that forgets to ask for its own", async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()];
    await withOrganization(mine, (tx) => insertUser(tx, mine, "ada"));
    await withOrganization(other, (tx) => insertUser(tx, other, "bob"));
    await withOrganization(mine, async (tx) => {
      expect(await tx.query(`select user_name from "user"`)).toEqual([{ user_name: "ada" }]);
      expect(await tx.query(`select user_name from "user" where organization_id = $1`, [other])).toEqual([]);
      expect(await tx.query("select id from organization")).toEqual([{ id: mine }]);
      expect(await tx.models.user.findMany({ where: { organizationId: other } })).toEqual([]);
    });
  });

  it("refuses a row in the name of another organization", async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()];
    await withOrganization(mine, (tx) => insertUser(tx, mine, "ada"));
    for (const attempt of [
      (tx: Tx) => insertUser(tx, other, "intruder"),
      (tx: Tx) => tx.query(`update "user" set organization_id = $1`, [other]),
      (tx: Tx) => createConnector(tx, other),
    ]) {
      const refused = await withOrganization<unknown>(mine, attempt).catch((error: unknown) => error);
      expect(sqlState(refused)).toBe("42501");
    }
  });

  it("touches no row of another organization by update or delete", async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()];
    const id = await withOrganization(other, (tx) => insertUser(tx, other, "bob"));
    await withOrganization(mine, async (tx) => {
      expect(await tx.query(`update "user" set version = 9 where id = $1 returning id`, [id])).toEqual([]);
      expect(await tx.query(`delete from "user" where id = $1 returning id`, [id])).toEqual([]);
    });
    expect(await withOrganization(other, (tx) => tx.query(`select version from "user"`))).toEqual([{ version: 1 }]);
  });

  it("refuses a foreign key into another organization", async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()];
    const theirs = await withOrganization(other, (tx) => createConnector(tx, other));
    const attempt = withoutOrganization(async (tx) => {
      const id = await insertUser(tx, mine, "ada");
      await tx.query(`update "user" set connector_id = $1 where id = $2`, [theirs, id]);
    });
    expect(sqlState(await attempt.catch((error: unknown) => error))).toBe("23503");
  });

  it("keeps the counters against guessing from the organizations", async () => {
    const id = await makeOrganization();
    const attempt = withOrganization(id, (tx) => tx.query("select * from rate_limit"));
    expect(sqlState(await attempt.catch((error: unknown) => error))).toBe("42501");
  });

  it("shows all organizations only without organization", async () => {
    const ids = [await makeOrganization(), await makeOrganization()];
    const rows = await withoutOrganization((tx) => tx.query(`select id from organization where id = any($1)`, [ids]));
    expect(rows).toHaveLength(2);
  });

  it("leaves no trace of the organization on the connection", async () => {
    const id = await makeOrganization();
    await withOrganization(id, (tx) => tx.query("select 1"));
    const [row] = await (await getDatabase()).query<{ role: string; organization: string | null }>(
      "select current_user as role, current_setting('app.organization_id', true) as organization",
    );
    expect(row?.role).not.toBe("usher_organization");
    expect(row?.organization ?? "").toBe("");
  });

  it("refuses everything to a transaction that names no organization", async () => {
    const attempt = withoutOrganization(async (tx) => {
      await tx.query("select set_config('role', 'usher_organization', true)");
      return await tx.query(`select * from "user"`);
    });
    expect(["42704", "22P02"]).toContain(sqlState(await attempt.catch((error: unknown) => error)));
  });

  it("stays in force when the work tries to become another organization by Prisma", async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()];
    await withOrganization(mine, async (tx) => {
      const rows = await tx.models.organization.findMany({
        where: { OR: [{ id: other }, { id: { not: randomUUID() } }] },
      });
      expect(rows.map((row) => row.id)).toEqual([mine]);
    });
  });

  it("covers every table that belongs to an organization", async () => {
    const uncovered = await (await getDatabase()).query(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and (c.relname = 'organization' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id'))
         and not (c.relrowsecurity and exists (
           select from pg_policy p where p.polrelid = c.oid and p.polroles = array['usher_organization'::regrole]::oid[]
             and p.polcmd = '*' and p.polpermissive
             and pg_get_expr(p.polqual, c.oid) = pg_get_expr(p.polwithcheck, c.oid)
             and pg_get_expr(p.polqual, c.oid) like '%organization_id''::text%'))`,
    );
    expect(uncovered).toEqual([]);
  });

  it("has no index on such a table that does not begin with the organization", async () => {
    const indexes = await (await getDatabase()).query<{ name: string }>(
      `select i.indexrelid::regclass::text as name from pg_index i
       join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
       where i.indkey[0] <> a.attnum order by 1`,
    );
    expect(indexes.map(({ name }) => name)).toEqual(indexesAcrossOrganizations);
  });

  it("gives every foreign key between such tables the organization", async () => {
    const keys = await (await getDatabase()).query(
      `select k.conname as name from pg_constraint k
       join pg_attribute a on a.attrelid = k.conrelid and a.attname = 'organization_id'
       where k.contype = 'f' and not a.attnum = any (k.conkey)`,
    );
    expect(keys).toEqual([]);
  });
});
