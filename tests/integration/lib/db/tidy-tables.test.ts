import { expect, it } from "vitest";
import { getDatabase } from "@/lib/db/database";
import { tidyTables } from "@/lib/db/tidy-tables";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

onEachDatabase("tidy tables", () => {
  it("tidies a table of which much has changed on PGlite, once, and leaves a server to its autovacuum", async () => {
    const database = await getDatabase();
    await tidyTables(database);
    const { id } = await makeOrganization();
    await makePeople(id, 200);
    expect(await tidyTables(database)).toEqual(database.kind === "pglite" ? ['"user"'] : []);
    expect(await tidyTables(database)).toEqual([]);
    if (database.kind === "postgres") return;
    const [table] = await database.query<{ rows: number; pages: number }>(
      `select reltuples::int as rows, relallvisible as pages from pg_class where oid = '"user"'::regclass`,
    );
    expect(table?.rows).toBeGreaterThanOrEqual(200);
    expect(table?.pages).toBeGreaterThan(0);
  });
});
