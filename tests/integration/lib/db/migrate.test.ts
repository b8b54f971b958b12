import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "@/lib/db/database";
import { migrate, readMigrations } from "@/lib/db/migrate";
import { diffDatabase, diffMigrations } from "@/lib/db/schema-diff";
import { createTestDatabase, databaseKinds, type TestDatabase } from "@/tests/support/database";
import { startDatabaseProcess } from "@/tests/support/database-processes";

const ours = readMigrations("prisma/migrations").map(({ name }) => name);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "usher-migrations-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function writeMigration(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

describe.each(databaseKinds)("migrate on %s", (kind) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await createTestDatabase(kind, { empty: true });
  });
  afterEach(async () => {
    await test.dispose();
  });
  const query = (text: string) => test.database.query(text);

  it("gives exactly the schema of schema.prisma", async () => {
    expect(await migrate(test.database)).toEqual(ours);
    expect(await diffDatabase(test.database)).toBeNull();
  });

  it("notices a table that is missing", async () => {
    await migrate(test.database);
    await query("drop table rate_limit");
    expect(await diffDatabase(test.database)).toContain('CREATE TABLE "rate_limit"');
  });

  it("does nothing the second time", async () => {
    await migrate(test.database);
    expect(await migrate(test.database)).toEqual([]);
  });

  it("brings a database with data to a newer version, and gives a new table its row-level security", async () => {
    cpSync("prisma/migrations/0001_init", join(folder, "0001_init"), { recursive: true });
    expect(await migrate(test.database, { folder })).toEqual(["0001_init"]);
    await query("insert into organization values (gen_random_uuid(), 'contoso', 'Contoso', now())");
    writeMigration(
      "0002_folder",
      `alter table organization add column note text not null default 'old';
       create table folder (organization_id uuid not null, id uuid not null, primary key (organization_id, id));
       select usher_isolate('folder');
       insert into folder select id, id from organization; -- no semicolon after the last comment`,
    );
    expect(await migrate(test.database, { folder })).toEqual(["0002_folder"]);
    expect(await query("select name, note from organization")).toEqual([{ name: "Contoso", note: "old" }]);
    expect(await query("select relrowsecurity from pg_class where relname = 'folder'")).toEqual([
      { relrowsecurity: true },
    ]);
    expect(await query("select count(*)::int as n from folder")).toEqual([{ n: 1 }]);
  });

  it("names the migration that failed, its error and the cure, leaves nothing of it, and goes on once it is corrected", async () => {
    writeMigration("0001_good", "create table good (id int)");
    writeMigration("0002_bad", "create table bad (id int);\ninsert into good values (1);\n  select * from nowhere;\n");
    writeMigration("0003_later", "create table later (id int)");
    const error: unknown = await migrate(test.database, { folder }).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(
      /^MigrationError: Migration 0002_bad failed and was undone: relation "nowhere" does not exist, in line 3: select \* from nowhere;\. .*start again\.$/,
    );
    expect(await query("select to_regclass('bad') as bad, (select count(*)::int from good) as n")).toEqual([
      { bad: null, n: 0 },
    ]);
    // The same again: still clear, still nothing left behind.
    await expect(migrate(test.database, { folder })).rejects.toThrow("Migration 0002_bad failed");
    writeMigration("0002_bad", "create table bad (id int)");
    expect(await migrate(test.database, { folder })).toEqual(["0002_bad", "0003_later"]);
    expect(await migrate(test.database, { folder })).toEqual([]);
  });

  it("goes on when the cause of a failure is gone", async () => {
    writeMigration("0001_needs", "create table copy as select * from made_by_hand");
    await expect(migrate(test.database, { folder })).rejects.toThrow("made_by_hand");
    await query("create table made_by_hand (id int)");
    expect(await migrate(test.database, { folder })).toEqual(["0001_needs"]);
  });

  it("knows a migration as applied that a killed process had finished but not reported", async () => {
    writeMigration("0001_slow", "create table slow (id int)");
    await migrate(test.database, { folder });
    // The engine's own report comes after the script and is lost here; the one inside the script's transaction is not.
    expect(
      await query("select finished_at is not null as done, applied_steps_count > 0 as steps from _prisma_migrations"),
    ).toEqual([{ done: true, steps: true }]);
  });

  it("runs a script with functions and semicolons in strings as it is", async () => {
    writeMigration(
      "0001_function",
      `create function f() returns text language plpgsql as $$ begin perform 1; return 'a;b'; end; $$;
       create table t as select f() as value;`,
    );
    await migrate(test.database, { folder });
    expect(await query("select value from t")).toEqual([{ value: "a;b" }]);
  });
});

describe("migrations of a real server", () => {
  it.runIf(databaseKinds.includes("postgres"))(
    "are applied once when several processes start at the same time",
    async () => {
      const test = await createTestDatabase("postgres", { empty: true });
      const processes = await Promise.all([1, 2, 3].map(() => startDatabaseProcess({ DATABASE_URL: test.url! })));
      const applied = processes.map(({ answer }) => answer.migrated?.length ?? answer.failed);
      expect(applied.sort()).toEqual([0, 0, ours.length]);
      await Promise.all(processes.map((each) => each.close()));
      await test.dispose();
    },
    180_000,
  );

  it.runIf(databaseKinds.includes("postgres"))("work for an owner who is no superuser", async () => {
    const test = await createTestDatabase("postgres", { empty: true });
    const url = new URL(test.url!);
    const owner = `owner${url.pathname.slice(1)}`;
    await test.database.query(`create role ${owner} login createrole`);
    await test.database.query(`alter database ${url.pathname.slice(1)} owner to ${owner}`);
    // In this cluster the role exists already and belongs to another, so its admin has to hand it on once.
    await test.database.query(
      `do $$ begin create role usher_organization nologin; exception when duplicate_object then null; end $$`,
    );
    await test.database.query(`grant usher_organization to ${owner}`);
    url.username = owner;
    const database = await openDatabase({ kind: "postgres", url: url.href, poolSize: 2 });
    expect(await migrate(database)).toEqual(ours);
    await database.transaction("select set_config('role', 'usher_organization', true)", (tx) => tx.query("select 1"));
    await database.close();
    await test.dispose();
  });

  it("say in one line when the server does not answer", async () => {
    const database = await openDatabase({ kind: "postgres", url: "postgres://u:hush@127.0.0.1:1/usher", poolSize: 1 });
    const error: unknown = await migrate(database).catch((caught: unknown) => caught);
    expect(String(error)).toMatch(
      /^SettingsError: DATABASE_URL leads to a database that does not answer \(.*127.0.0.1:1\)\. .*$/,
    );
    expect(String(error)).not.toContain("hush");
  });
});

describe("diffMigrations", () => {
  it("is empty for the migrations of this repository", async () => {
    expect(await diffMigrations("prisma/migrations")).toBeNull();
  });

  it("is the SQL that is missing", async () => {
    writeMigration(
      "0001_part",
      "create table rate_limit (key text primary key, points int not null, expire timestamptz(3))",
    );
    const sql = await diffMigrations(folder);
    expect(sql).toContain('CREATE TABLE "organization"');
    expect(sql).not.toContain('CREATE TABLE "rate_limit"');
  });
});
