import { beforeAll, expect, it } from "vitest";
import { patchOpUrn, searchRequestUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, type Resource, read } from "@/tests/support/scim-resources";
import { bodyOf, declareEverything, exampleOf, readTold, shownAt, type Told } from "@/tests/support/told";

/** RFC 7643 §3.1: of every resource, and in no schema. */
const common = ["schemas", "id", "externalId", "meta"];

onEachDatabase("what /Schemas tells of answers", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let all: readonly Told[];
  let user: Resource;

  beforeAll(async () => {
    client = await scim.connect();
    await declareEverything(client);
    all = await readTold(client, "User");
    const { id } = (await client.send("POST", "/Users", { body: bodyWithSchema(1) })).body;
    await makeGroup(client, { displayName: "Everybody" }, [id]);
    user = await read(client, `/Users/${id}`);
  });

  function bodyWithSchema(n: number): Record<string, unknown> {
    return { schemas: [userUrn], externalId: `external ${n}`, ...bodyOf(all, n) };
  }

  /** The user as each request that answers with resources shows it, by what was asked. */
  async function everywhere(query: Record<string, string>): Promise<readonly Resource[]> {
    const text = new URLSearchParams(query).toString();
    const filter = `id eq "${user.id}"`;
    const path = `/Users/${user.id}?${text}`;
    const operation = { op: "replace", path: "title", value: user.title };
    const search = { schemas: [searchRequestUrn], filter, ...query };
    return [
      (await client.send("GET", path)).body,
      expectList(await client.send("GET", `/Users?filter=${encodeURIComponent(filter)}&${text}`))[0],
      expectList(await client.send("POST", "/Users/.search", { body: search }))[0],
      (await client.send("PATCH", path, { body: { schemas: [patchOpUrn], Operations: [operation] } })).body,
      (await client.send("PUT", path, { body: bodyWithSchema(1) })).body,
    ];
  }

  it("returned default: shown unless it is excluded, and alone when it is asked for", async () => {
    const shown = all.filter((told) => told.returned === "default" && told.type !== "complex");
    expect(shown.length).toBeGreaterThan(60);
    for (const told of shown) {
      const value = shownAt(user, told);
      expect(value, told.path).toBeDefined();
      for (const answer of await everywhere({ excludedAttributes: told.path })) {
        expect(shownAt(answer, told), `without ${told.path}`).toBeUndefined();
        expect(Object.keys(answer).length).toBeGreaterThan(20);
      }
      for (const answer of await everywhere({ attributes: told.path })) {
        expect(shownAt(answer, told), told.path).toEqual(value);
        const top = (told.whole ?? told).path;
        expect(Object.keys(answer).sort()).toEqual(["id", "schemas", top === told.schema ? top : keyOf(told)].sort());
      }
    }
  });

  it("returned always: shown whatever is excluded (RFC 7643 §3.1: id; schemas goes with it)", async () => {
    for (const answer of await everywhere({ excludedAttributes: common.join(",") })) {
      expect(Object.keys(answer)).toEqual(expect.arrayContaining(["schemas", "id", "userName"]));
      expect(answer).not.toHaveProperty("meta");
      expect(answer).not.toHaveProperty("externalId");
    }
  });

  it("returned never: in no answer, also when it is asked for or searched", async () => {
    const never = all.filter(({ returned }) => returned === "never");
    expect(never.map(({ path }) => path)).toEqual(["password"]);
    for (const told of never) {
      for (const answer of await everywhere({ attributes: told.path })) {
        expect(JSON.stringify(answer)).not.toContain(String(exampleOf(told, 1)));
        expect(Object.keys(answer).sort()).toEqual(["id", "schemas"]);
      }
      for (const op of ["pr", `eq "${exampleOf(told, 1)}"`, 'sw "p"']) {
        const filter = encodeURIComponent(`${told.path} ${op}`);
        expectScimError(await client.send("GET", `/Users?filter=${filter}`), 400, "invalidFilter");
      }
      expect((await client.send("GET", `/Users?sortBy=${told.path}`)).status).toBeGreaterThanOrEqual(400);
    }
  });

  it("no answer has an attribute that is not told", async () => {
    const groups = await readTold(client, "Group");
    for (const answer of await everywhere({})) expect(untold(answer, all)).toEqual([]);
    for (const one of expectList(await client.send("GET", "/Users"))) expect(untold(one, all)).toEqual([]);
    const found = expectList(await client.send("GET", "/Groups"));
    expect(found[0].members).toHaveLength(1);
    for (const one of found) expect(untold(one, groups)).toEqual([]);
    for (const told of groups) expect(shownAt(found[0], told), told.path).toBeDefined();
  });

  it("schemas names the extensions that are shown, and no other (RFC 7643 §3)", async () => {
    const shown = Object.keys(user).filter((name) => name.startsWith("urn:"));
    expect([...user.schemas].sort()).toEqual([userUrn, ...shown].sort());
    const told = (await read(client, "/ResourceTypes/User")).schemaExtensions;
    expect(shown.sort()).toEqual(told.map(({ schema }: Resource) => schema).sort());
  });

  it("referenceTypes: a reference of the service leads to a resource of the told kind", async () => {
    const [group] = expectList(await client.send("GET", "/Groups"));
    const told = [...all, ...(await readTold(client, "Group"))].filter(
      ({ referenceTypes }) => referenceTypes.length > 0 && !referenceTypes.includes("external"),
    );
    expect(told.map(({ path }) => path)).toHaveLength(3);
    const leader = (await client.send("POST", "/Users", { body: { schemas: [userUrn], userName: "leader" } })).body;
    const manager = { op: "replace", path: "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager" };
    const managed = await client.send("PATCH", `/Users/${user.id}`, {
      body: { schemas: [patchOpUrn], Operations: [{ ...manager, value: { value: leader.id } }] },
    });
    for (const one of told) {
      const [reference] = [shownAt(one.schema.endsWith(":Group") ? group : managed.body, one)].flat();
      const path = String(reference).slice(String(reference).indexOf(client.connectorId) + client.connectorId.length);
      expect((await read(client, path)).meta.resourceType, one.path).toBe(one.referenceTypes[0]);
    }
  });
});

/** What a resource calls the attribute at its top. */
function keyOf(told: Told): string {
  const top = told.whole ?? told;
  return top.path === top.name ? top.name : top.schema;
}

/** The paths in a resource that no schema tells. */
function untold(resource: Resource, all: readonly Told[]): readonly string[] {
  const schemas = new Set(all.map(({ schema }) => schema));
  const isTold = (path: string) => all.some((told) => told.path === path);
  return Object.entries(resource)
    .filter(([name]) => !common.includes(name))
    .flatMap(([name, value]) =>
      schemas.has(name)
        ? Object.entries(value as object).flatMap(([inner, one]) => pathsOf(`${name}:${inner}`, one))
        : pathsOf(name, value),
    )
    .filter((path) => !isTold(path));
}

function pathsOf(path: string, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((element) => pathsOf(path, element));
  if (typeof value !== "object" || value === null) return [path];
  return Object.keys(value).map((name) => `${path}.${name}`);
}
