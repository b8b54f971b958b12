import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { withoutOrganization } from "@/lib/db/without-organization";
import { onEachDatabase } from "@/tests/support/database";

const one = async (text: string, params: readonly unknown[] = []) =>
  (await withoutOrganization((tx) => tx.query<{ value: unknown }>(text, params)))[0]?.value;

onEachDatabase("what a query returns", () => {
  const moment = new Date("2026-03-29T01:30:00.123Z");
  const uuid = randomUUID();

  it.each([
    ["a timestamptz as a Date", "select $1::timestamptz as value", [moment], moment],
    ["a jsonb as its value", "select $1::jsonb as value", ['{"a":[1,null,"x"]}'], { a: [1, null, "x"] }],
    ["a jsonb string as a string", "select $1::jsonb as value", ['"text"'], "text"],
    ["a jsonb null as null", "select 'null'::jsonb as value", [], null],
    ["an integer as a number", "select $1::int as value", [42], 42],
    ["a bigint as text, so that none loses digits", "select 9007199254740993::bigint as value", [], "9007199254740993"],
    ["a count cast to int as a number", "select count(*)::int as value from rate_limit", [], 0],
    ["a float as a number", "select $1::float8 as value", [1.5], 1.5],
    ["a numeric as text", "select 1.50::numeric as value", [], "1.50"],
    ["a boolean as a boolean", "select $1::boolean as value", [false], false],
    ["a uuid as text", "select $1::uuid as value", [uuid], uuid],
    ["null as null", "select $1::text as value", [null], null],
    ["an absent parameter as null", "select $1::text as value", [undefined], null],
    [
      "a text[] from and to a JavaScript array",
      "select $1::text[] as value",
      [["a", 'b"c', "d,e", ""]],
      ["a", 'b"c', "d,e", ""],
    ],
    ["a uuid[] from and to a JavaScript array", "select $1::uuid[] as value", [[uuid]], [uuid]],
    ["an empty array", "select $1::text[] as value", [[]], []],
    ["characters beyond the basic plane", "select $1::text as value", ["😀 İstanbul"], "😀 İstanbul"],
  ])("is %s", async (_name, text, params, expected) => {
    expect(await one(text, params)).toEqual(expected);
  });

  it("is found by = any() with a uuid[] and a text[]", async () => {
    expect(await one("select $1::uuid = any($2::uuid[]) as value", [uuid, [randomUUID(), uuid]])).toBe(true);
    expect(await one("select 'b' = any($1) as value", [["a", "b"]])).toBe(true);
  });

  it("is the rows of a write with RETURNING, and none without", async () => {
    const insert = "insert into rate_limit (key, points) values ($1, 1)";
    await withoutOrganization(async (tx) => {
      expect(await tx.query(insert, [randomUUID()])).toEqual([]);
      expect(await tx.query(`${insert} returning points`, [randomUUID()])).toEqual([{ points: 1 }]);
      expect(await tx.query("delete from rate_limit")).toEqual([]);
    });
  });

  it("is refused for several statements in one text", async () => {
    await expect(withoutOrganization((tx) => tx.query("select 1; select 2"))).rejects.toThrow("multiple commands");
  });

  it("is an error without the parameters, which may be secret", async () => {
    const failing = withoutOrganization((tx) => tx.query("select $1::text, 1 / 0", ["hush"]));
    const error: unknown = await failing.catch((caught: unknown) => caught);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain("hush");
  });
});
