import { writeFileSync } from "node:fs";
import { Agent } from "node:http";
import { memoryOf } from "@/bench/cpu";
import { at, type Shot, type Target, timed } from "@/bench/load";
import type { BenchOrganization } from "@/bench/open-organization";
import { lookup, patch } from "@/bench/operations";
import { hashSecret, makeSecret } from "@/lib/credentials/secret";

/** One line of the scale series: how a cost grows with what is stored. */
export interface SeriesResult {
  readonly series: string;
  /** The cost at the small and at the large end, as text. */
  readonly small: string;
  readonly large: string;
  /** A ratio, or megabytes. */
  readonly value: number;
  readonly limit: number;
  readonly unit: "ratio" | "MB";
}

export interface ScaleOptions {
  readonly origin: string;
  readonly pid: number;
  readonly run: <Row>(statement: string) => Promise<Row[]>;
  readonly open: (slug: string) => Promise<BenchOrganization>;
}

const sizes = { ten: 10, thousand: 1000, hundredThousand: 100_000 } as const;
const outsiders = 1000;
const pageOf = { first: 1, deep: 5000 } as const;

/** Measures every series on one server and its database. */
export async function measureScale(options: ScaleOptions): Promise<SeriesResult[]> {
  return [
    ...(await measureGroups(options)),
    ...(await measureUsers(options)),
    await measureOrganizations(options, { organizations: 1000, requests: 30 }),
  ];
}

/** SQL of the id of the nth row of a kind, which is a hexadecimal digit. */
const id = (kind: string, number: string) =>
  `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;

const idOf = (kind: string, number: number) => `${kind}0000000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;

function insertUsers({ organizationId, connectorId }: BenchOrganization, count: number): string {
  return `insert into "user" (organization_id, id, connector_id, login_method, version, created_at, updated_at, user_name,
      user_name_key, external_id, active, display_name, primary_email, primary_email_key, attributes)
    select '${organizationId}', ${id("b", "n")}, '${connectorId}', 'sso', 1, now(), now(), 'p' || n || '@scale.example',
      'p' || n || '@scale.example', 'x' || n, true, 'Person ' || n, 'p' || n || '@scale.example', 'p' || n || '@scale.example',
      jsonb_build_object('name', jsonb_build_object('givenName', 'Person', 'familyName', n::text), 'emails', jsonb_build_array(
        jsonb_build_object('type', 'work', 'primary', true, 'value', 'p' || n || '@scale.example')))
    from generate_series(1, ${count}) n`;
}

async function measureGroups({ origin, pid, run, open }: ScaleOptions): Promise<SeriesResult[]> {
  const organization = await open("scale-groups");
  const { organizationId, connectorId } = organization;
  await run(insertUsers(organization, sizes.hundredThousand + outsiders));
  const groups = Object.values({ empty: 0, ...sizes });
  for (const [index, members] of groups.entries()) {
    await run(`insert into "group" (organization_id, id, connector_id, display_name, display_name_key, external_id, version, created_at, updated_at)
      values ('${organizationId}', '${idOf("d", index)}', '${connectorId}', 'Of ${members}', 'of ${members}', 'g${members}', 1, now(), now())`);
    await run(`insert into group_member (organization_id, group_id, user_id, added_at)
      select '${organizationId}', '${idOf("d", index)}', ${id("b", "n")}, now() from generate_series(1, ${members}) n`);
  }
  await run("vacuum (analyze)");
  const target = targetOf(origin, organization);
  const pathOf = (members: number) => `/Groups/${idOf("d", groups.indexOf(members as 0))}`;
  const change = (members: number, body: string): Shot => ({
    method: "PATCH",
    path: pathOf(members),
    body,
    expected: 204,
  });
  const outsider = (index: number) => idOf("b", sizes.hundredThousand + 1 + index);
  const add = (members: number, people: readonly string[]) =>
    change(members, patch({ op: "Add", path: "members", value: people.map((value) => ({ value })) }));
  const remove = (members: number, person: string) =>
    change(members, patch({ op: "Remove", path: `members[value eq "${person}"]` }));
  const { ten, thousand, hundredThousand } = sizes;

  const added = await compare(target, 150, (members, round) => add(members, [outsider(round % outsiders)]), {
    sizes: [ten, thousand, hundredThousand],
    after: (members, round) => remove(members, outsider(round % outsiders)),
  });
  const everybody = Array.from({ length: outsiders }, (_, index) => outsider(index));
  const thousands = await compare(target, 9, (members) => add(members, everybody), {
    sizes: [0, hundredThousand],
    afterSql: (members) =>
      run(`delete from group_member where organization_id = '${organizationId}' and group_id = '${idOf("d", groups.indexOf(members as 0))}'
        and user_id > '${outsider(-1)}'`),
  });
  const read = await compare(
    target,
    200,
    (members) => ({ method: "GET", path: `${pathOf(members)}?excludedAttributes=members`, expected: 200 }),
    { sizes: [ten, hundredThousand] },
  );
  return [
    ratio("add 1 member: group of 10 : 100,000", added.first, 1.5),
    ratio("remove 1 member: group of 10 : 100,000", added.second, 1.5),
    ratio("add 1,000 members: empty group : 100,000", thousands.first, 1.5),
    ratio("GET without members: group of 10 : 100,000", read.first, 1.5),
    await measureMemory(target, pid, { small: pathOf(ten), large: pathOf(hundredThousand) }),
  ];
}

interface Compared {
  readonly sizes: readonly number[];
  /** Undoes the shot, and is measured as well. */
  readonly after?: (size: number, round: number) => Shot;
  readonly afterSql?: (size: number) => Promise<unknown>;
}

type Times = ReadonlyMap<number, readonly number[]>;

/** One request after the other, the sizes in turn, so that all meet the same machine. */
async function compare(
  target: Target,
  rounds: number,
  shot: (size: number, round: number) => Shot,
  { sizes: all, after, afterSql }: Compared,
): Promise<{ readonly first: Times; readonly second: Times }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const first = new Map<number, number[]>(all.map((size) => [size, []]));
  const second = new Map<number, number[]>(all.map((size) => [size, []]));
  for (let round = -Math.ceil(rounds / 10); round < rounds; round += 1) {
    for (const size of all) {
      const index = round + rounds;
      const time = await timed(target, agent, shot(size, index));
      const undone = after === undefined ? 0 : await timed(target, agent, after(size, index));
      await afterSql?.(size);
      if (round < 0) continue;
      first.get(size)?.push(time);
      second.get(size)?.push(undone);
    }
  }
  agent.destroy();
  return { first, second };
}

/** The median at the last size over the median at the first one. */
function ratio(series: string, times: Times, limit: number): SeriesResult {
  const medians = [...times.values()].map((all) => at(all, 0.5));
  const [small = 0, large = 0] = [medians[0], medians.at(-1)];
  return { series, small: ms(small), large: ms(large), value: large / small, limit, unit: "ratio" };
}

const ms = (time: number) => `${time.toFixed(1)} ms`;

async function measureMemory(
  target: Target,
  pid: number,
  { small, large }: { readonly small: string; readonly large: string },
): Promise<SeriesResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const peaks: number[] = [];
  for (const path of [small, large, large, large]) {
    // proc(5): writing 5 begins the peak anew.
    writeFileSync(`/proc/${pid}/clear_refs`, "5");
    const before = memoryOf(pid).now;
    await timed(target, agent, { method: "GET", path, expected: 200 });
    peaks.push((memoryOf(pid).peak - before) / 1024 / 1024);
  }
  agent.destroy();
  const [smallPeak = 0, ...largePeaks] = peaks;
  return {
    series: "GET whole group of 100,000: growth of memory",
    small: `${smallPeak.toFixed(0)} MB`,
    large: `${Math.max(...largePeaks).toFixed(0)} MB`,
    value: Math.max(...largePeaks),
    limit: 150,
    unit: "MB",
  };
}

async function measureUsers({ origin, run, open }: ScaleOptions): Promise<SeriesResult[]> {
  const [thousand, million] = [await open("scale-thousand"), await open("scale-million")];
  await run(insertUsers(thousand, 1000));
  await run(insertUsers(million, 1_000_000));
  await run("vacuum (analyze)");
  const found = new Map([
    [1000, await lookUps(targetOf(origin, thousand), 1000)],
    [1_000_000, await lookUps(targetOf(origin, million), 1_000_000)],
  ]);
  return [
    ratio("userName eq: 1,000 users : 1,000,000", found, 1.5),
    ratio("cursor page 1 : 5,000 of 1,000,000 users", await measureCursor(targetOf(origin, million)), 1.5),
  ];
}

async function lookUps(target: Target, users: number): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (let round = -50; round < 500; round += 1) {
    const name = `p${1 + (((round + 50) * 7919) % users)}@scale.example`;
    const time = await timed(target, agent, { method: "GET", path: lookup(name), expected: 200 });
    if (round >= 0) times.push(time);
  }
  agent.destroy();
  return times;
}

/** Walks to the deep page, and asks for the first and the deep one in turn. */
async function measureCursor(target: Target): Promise<Times> {
  const pathOf = (cursor: string) => `/Users?count=100&cursor=${encodeURIComponent(cursor)}`;
  let cursor = "";
  for (let page: number = pageOf.first; page < pageOf.deep; page += 1) {
    const response = await fetch(`${target.origin}${pathOf(cursor)}`, {
      headers: target.headers as Record<string, string>,
    });
    const { nextCursor } = (await response.json()) as { nextCursor?: string };
    if (nextCursor === undefined) throw new Error(`Page ${page} told no next one.`);
    cursor = nextCursor;
  }
  const { first } = await compare(
    target,
    100,
    (page) => ({ method: "GET", path: pathOf(page === pageOf.first ? "" : cursor), expected: 200 }),
    { sizes: [pageOf.first, pageOf.deep] },
  );
  return first;
}

/** Every organization has one client, and all of them send at once. */
async function measureOrganizations(
  { origin, run, open }: ScaleOptions,
  { organizations, requests }: { readonly organizations: number; readonly requests: number },
): Promise<SeriesResult> {
  const model = await open("scale-many");
  const copy = (table: string, more: string, where: string) =>
    run(`insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${more}))).* from ${table} t,
      generate_series(1, ${organizations}) n where ${where}`);
  const organizationId = id("a", "n");
  await copy("organization", `'id', ${organizationId}, 'slug', 'many-' || n`, `t.id = '${model.organizationId}'`);
  await copy(
    "connector",
    `'organization_id', ${organizationId}, 'id', ${id("c", "n")}`,
    `t.id = '${model.connectorId}'`,
  );
  const tokens = Array.from({ length: organizations }, makeSecret);
  const hashes = `array[${tokens.map((token) => `'${hashSecret(token)}'`).join()}]`;
  await copy(
    "credential",
    `'organization_id', ${organizationId}, 'id', ${id("e", "n")}, 'connector_id', ${id("c", "n")}, 'hash', (${hashes})[n]`,
    `t.organization_id = '${model.organizationId}'`,
  );
  await run(`insert into "user" (organization_id, id, connector_id, login_method, version, created_at, updated_at, user_name,
      user_name_key, external_id, active, display_name, attributes)
    select ${organizationId}, ${id("b", "n * 1000 + m")}, ${id("c", "n")}, 'sso', 1, now(), now(), 'p' || m, 'p' || m, 'x' || m, true,
      'Person ' || m, '{}' from generate_series(1, ${organizations}) n, generate_series(1, 100) m`);
  await run("vacuum (analyze)");
  const agent = new Agent({ keepAlive: true, maxSockets: organizations });
  const p99s = await Promise.all(
    tokens.map(async (token, index) => {
      const target = targetOf(origin, { ...model, token, connectorId: idOf("c", index + 1) });
      const times: number[] = [];
      for (let round = 0; round < requests; round += 1) {
        times.push(await timed(target, agent, cycleShot(index + 1, round)));
      }
      return at(times, 0.99);
    }),
  );
  agent.destroy();
  const [median, worst] = [at(p99s, 0.5), Math.max(...p99s)];
  return {
    series: "1,000 organizations at once: p99 of the median : of the worst",
    small: ms(median),
    large: ms(worst),
    value: worst / median,
    limit: 3,
    unit: "ratio",
  };
}

/** As Entra goes through its people: found, read, changed. */
function cycleShot(organization: number, round: number): Shot {
  const user = 1 + (round % 100);
  const path = `/Users/${idOf("b", organization * 1000 + user)}`;
  if (round % 3 === 0) return { method: "GET", path: lookup(`p${user}`), expected: 200 };
  if (round % 3 === 1) return { method: "GET", path, expected: 200 };
  const body = patch({ op: "Replace", path: "title", value: `Title ${round}` });
  return { method: "PATCH", path, body, expected: 200 };
}

function targetOf(origin: string, { connectorId, token }: BenchOrganization): Target {
  return { origin: `${origin}/scim/v2/${connectorId}`, headers: { authorization: `Bearer ${token}` } };
}
