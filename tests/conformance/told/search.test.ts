import { beforeAll, expect, it } from "vitest";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, type Resource, read } from "@/tests/support/scim-resources";
import { bodyOf, declareEverything, find, isSent, readTold, shownAt, type Told } from "@/tests/support/told";

/** Whether there is something to compare: a complex attribute has its parts for that, and a secret nothing. */
const compares = (told: Told) => told.type !== "complex" && told.returned !== "never" && isSent(told);
const isText = ({ type }: Told) => type === "string" || type === "reference";

onEachDatabase("what /Schemas tells of searching", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let all: readonly Told[];
  /** Two with a value for everything, the first's before the second's, and one with hardly any. */
  let people: readonly Resource[];

  beforeAll(async () => {
    client = await scim.connect();
    await declareEverything(client);
    all = await readTold(client, "User");
    const bodies = [bodyOf(all, 1), bodyOf(all, 2), { userName: "bare", active: false }];
    people = [];
    for (const body of bodies) {
      const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
      const answer = await client.send("POST", "/Users", { body: { schemas, ...body } });
      expect(answer.status, answer.text).toBe(201);
      people = [...people, answer.body];
    }
  });

  /** Which of the people a filter finds, by their places. */
  async function found(filter: string): Promise<readonly number[]> {
    const ids = (await find(client, "/Users", filter)).map(({ id }) => id);
    return people.flatMap(({ id }, place) => (ids.includes(id) ? [place] : []));
  }

  const valueAt = (place: number, told: Told) => [shownAt(people[place], told)].flat()[0];

  it("every attribute and part of one can be searched: pr, eq, ne", async () => {
    const searched = all.filter(compares);
    expect(searched.length).toBeGreaterThan(60);
    for (const told of searched) {
      const value = valueAt(0, told);
      const same = [0, 1, 2].filter((place) => [shownAt(people[place], told)].flat().includes(value));
      const present = [0, 1, 2].filter((place) => shownAt(people[place], told) !== undefined);
      expect(await found(`${told.path} pr`), `${told.path} pr`).toEqual(present);
      expect(await found(`${told.path} eq ${JSON.stringify(value)}`), told.path).toEqual(same);
      const others = [0, 1, 2].filter((place) => !same.includes(place));
      expect(await found(`not (${told.path} eq ${JSON.stringify(value)})`), `not ${told.path}`).toEqual(others);
      const unequal = await found(`${told.path} ne ${JSON.stringify(value)}`);
      expect(unequal, `${told.path} ne`).toEqual(expect.arrayContaining(others.filter((at) => present.includes(at))));
      for (const place of same) expect(unequal, `${told.path} ne`).not.toContain(place);
    }
  });

  it("text: co, sw, ew and order; caseExact decides whether case counts", async () => {
    const texts = all.filter((told) => compares(told) && isText(told));
    expect(texts.length).toBeGreaterThan(40);
    for (const told of texts) {
      const value = String(valueAt(1, told));
      const other = value === value.toUpperCase() ? value.toLowerCase() : value.toUpperCase();
      const hit = (await found(`${told.path} eq "${value}"`)).join();
      expect(hit, told.path).toContain("1");
      for (const [op, text] of [
        ["co", value.slice(2)],
        ["sw", value.slice(0, -1)],
        ["ew", value.slice(-2)],
        ["ge", value],
      ]) {
        expect(await found(`${told.path} ${op} "${text}"`), `${told.path} ${op}`).toContain(1);
      }
      expect(await found(`${told.path} gt "${value}"`), `${told.path} gt`).not.toContain(1);
      expect((await found(`${told.path} eq "${other}"`)).includes(1), `${told.path} by case`).toBe(!told.caseExact);
    }
  });

  it("numbers and dates are compared as such", async () => {
    const ordered = all.filter(({ type }) => ["integer", "decimal", "dateTime"].includes(type));
    expect(ordered.length).toBeGreaterThan(3);
    for (const told of ordered) {
      const first = JSON.stringify(valueAt(0, told));
      expect(await found(`${told.path} gt ${first}`), `${told.path} gt`).toEqual([1]);
      expect(await found(`${told.path} ge ${first}`), `${told.path} ge`).toEqual([0, 1]);
      expect(await found(`${told.path} le ${first}`), `${told.path} le`).toEqual([0]);
      expect(await found(`${told.path} lt ${first}`), `${told.path} lt`).toEqual([]);
    }
  });

  it("parts of one value of a list are searched together in brackets", async () => {
    const lists = all.filter((told) => told.multiValued && told.parts.some(compares));
    expect(lists.length).toBeGreaterThan(6);
    for (const told of lists) {
      const [one, other] = told.parts.filter(compares);
      if (one === undefined || other === undefined) throw new Error(`${told.path} has too few parts.`);
      const term = (part: Told, place: number) => `${part.name} eq ${JSON.stringify(valueAt(place, part))}`;
      expect(await found(`${told.path}[${term(one, 0)} and ${term(other, 0)}]`), told.path).toEqual([0]);
      expect(await found(`${told.path}[${term(one, 0)} and ${term(one, 1)}]`), told.path).toEqual([]);
    }
  });

  it("every attribute and part of one can be sorted by, up and down", async () => {
    for (const told of all.filter(compares)) {
      const [first, second] = [valueAt(0, told), valueAt(1, told)];
      for (const [order, expected] of [
        ["ascending", [0, 1]],
        ["descending", [1, 0]],
      ] as const) {
        const query = new URLSearchParams({ sortBy: told.path, sortOrder: order, filter: "title pr" });
        const ids = expectList(await client.send("GET", `/Users?${query}`)).map(({ id }) => id);
        const places = ids.map((id) => people.findIndex((one) => one.id === id));
        if (first === second) expect([...places].sort(), told.path).toEqual([0, 1]);
        else expect(places, `${told.path} ${order}`).toEqual(first === true ? [...expected].reverse() : expected);
      }
    }
  });

  it("what no schema tells can neither be searched nor shown", async () => {
    const paths = ["nope", "name.nope", "emails.nope", "urn:ietf:params:scim:schemas:extension:nope:2.0:User:x"];
    for (const path of paths) {
      expectScimError(
        await client.send("GET", `/Users?filter=${encodeURIComponent(`${path} pr`)}`),
        400,
        "invalidFilter",
      );
      expect(Object.keys(await read(client, `/Users/${people[0]?.id}?attributes=${path}`))).toEqual(["schemas", "id"]);
    }
  });

  it("the same of groups", async () => {
    const told = await readTold(client, "Group");
    const group = await makeGroup(client, { displayName: "Guides" }, [people[0]?.id]);
    await makeGroup(client, { displayName: "Empty" });
    for (const one of told.filter(({ type }) => type !== "complex")) {
      const value = [shownAt(group, one)].flat()[0];
      const ids = async (filter: string) => (await find(client, "/Groups", filter)).map(({ id }) => id);
      expect(await ids(`${one.path} eq "${value}"`), one.path).toEqual([group.id]);
      expect(await ids(`${one.path} pr`), one.path).toContain(group.id);
      const other = String(value).toUpperCase();
      if (other !== value && isText(one)) {
        expect((await ids(`${one.path} eq "${other}"`)).length === 1, `${one.path} by case`).toBe(!one.caseExact);
      }
    }
  });
});
