// `npm run bench:lists`: how long each list takes on the server with 100,000 users, 2,000 groups and 1,000 folders, on PGlite and on
// PostgreSQL. Ends with 1 when one of them takes longer than the limit.
import { type SeededDirectory, seedDirectory, size } from "@/bench/seed-directory";
import { rolePermissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { closeDatabase, type Database, openDatabase, setDatabase } from "@/lib/db/database";
import { migrate } from "@/lib/db/migrate";
import { listFolders } from "@/lib/folders/list-folders";
import { listGroups } from "@/lib/groups/list-groups";
import { listMembers } from "@/lib/groups/list-members";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { listUsers } from "@/lib/users/list-users";
import { startEmbeddedPostgres } from "@/tests/support/embedded-postgres";

const limitMs = 300;
const rounds = 5;

interface Case {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

function cases(ctx: Ctx, { connectorId, groupId, folderId, everybodyId }: SeededDirectory): readonly Case[] {
  const users = (name: string, params: Parameters<typeof listUsers>[1]) => ({
    name: `users: ${name}`,
    run: () => listUsers(ctx, params),
  });
  const groups = (name: string, params: Parameters<typeof listGroups>[1]) => ({
    name: `groups: ${name}`,
    run: () => listGroups(ctx, params),
  });
  return [
    users("first page", {}),
    users("newest first", { sort: "-created" }),
    users("by name, downwards", { sort: "-name" }),
    { name: "users: second page", run: async () => listUsers(ctx, { after: (await listUsers(ctx, {})).next ?? "" }) },
    users("search, everybody", { q: "contoso" }),
    users("search, a few", { q: "person.4711" }),
    users("search, employee number", { q: "E99999" }),
    users("search, nobody", { q: "nobody at all" }),
    users("search, whole id", { q: "b0000000-0000-7000-8000-000000000fff" }),
    users("status active", { status: "active" }),
    users("status inactive", { status: "inactive" }),
    users("access role Admin", { accessRole: "Admin" }),
    users("access role User", { accessRole: "User" }),
    users("access role none", { accessRole: "none" }),
    users("user type", { userType: "Premium" }),
    users("user type, nobody", { userType: "Gold" }),
    users("login method builtin", { loginMethod: "builtin" }),
    users("origin hand", { origin: "hand" }),
    users("origin entra", { origin: "entra" }),
    users("connector", { connector: connectorId }),
    users("group of 150", { group: groupId }),
    users("group of everybody", { group: everybodyId }),
    users("folder", { folder: folderId }),
    users("all filters, nobody", {
      q: "zzz",
      status: "active",
      accessRole: "User",
      userType: "Premium",
      loginMethod: "sso",
      origin: "entra",
      group: everybodyId,
    }),
    groups("first page", {}),
    groups("search, a few", { q: "team 19" }),
    groups("search, nobody", { q: "nobody" }),
    groups("used by a rule", { rule: "used" }),
    groups("empty", { members: "none" }),
    groups("origin hand", { origin: "hand" }),
    { name: "members: first page", run: () => listMembers(ctx, everybodyId, {}) },
    { name: "members: search, nobody", run: () => listMembers(ctx, everybodyId, { q: "nobody" }) },
    { name: "folders: all", run: () => listFolders(ctx, {}) },
    { name: "folders: search", run: () => listFolders(ctx, { q: "folder 99" }) },
    { name: "metadata keys", run: () => listMetadataKeys(ctx, {}) },
  ];
}

function adminCtx({ organizationId }: SeededDirectory): Ctx {
  return {
    organizationId,
    actor: { kind: "system", id: null, name: "Benchmark" },
    permissions: rolePermissions.EnterpriseAdmin,
    requestId: "bench",
    now: () => new Date(),
  };
}

/** The median of some rounds after a first one, which fills the caches. */
async function measure({ run }: Case): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const begin = performance.now();
    await run();
    if (round > 0) times.push(performance.now() - begin);
  }
  return times.sort((left, right) => left - right)[Math.floor(rounds / 2)] ?? 0;
}

async function measureOn(database: Database): Promise<ReadonlyMap<string, number>> {
  await migrate(database);
  setDatabase(database);
  const directory = await seedDirectory(database);
  const times = new Map<string, number>();
  for (const one of cases(adminCtx(directory), directory)) times.set(one.name, await measure(one));
  await closeDatabase();
  return times;
}

async function main(): Promise<void> {
  const counts = `${size.users} users, ${size.groups} groups, ${size.folders} folders`;
  process.stdout.write(`Lists over ${counts}: the median of ${rounds}, in milliseconds on the server.\n`);
  const pglite = await measureOn(await openDatabase({ kind: "pglite", dataDir: null }));
  const server = await startEmbeddedPostgres();
  const postgres = await measureOn(await openDatabase({ kind: "postgres", url: server.url("postgres"), poolSize: 4 }));
  await server.stop();
  const width = Math.max(...[...pglite.keys()].map((name) => name.length));
  const line = (name: string, left: string, right: string) =>
    `${name.padEnd(width)}  ${left.padStart(8)}  ${right.padStart(10)}\n`;
  process.stdout.write(line("list", "PGlite", "PostgreSQL"));
  for (const [name, time] of pglite) {
    process.stdout.write(line(name, time.toFixed(0), (postgres.get(name) ?? 0).toFixed(0)));
  }
  const slow = [...pglite, ...postgres].filter(([, time]) => time >= limitMs);
  process.stdout.write(slow.length === 0 ? `All under ${limitMs} ms.\n` : `${slow.length} at ${limitMs} ms or more.\n`);
  process.exitCode = slow.length === 0 ? 0 : 1;
}

await main();
