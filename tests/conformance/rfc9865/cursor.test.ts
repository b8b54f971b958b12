import fc from "fast-check";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { searchRequestUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type Answer, type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource } from "@/tests/support/scim-resources";

const ids = (answer: Answer) => expectList(answer).map(({ id }) => id);

onEachDatabase("RFC 9865 pages by cursor", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  const users: Resource[] = [];

  beforeAll(async () => {
    connector = await scim.connect();
    for (let index = 0; index < 7; index += 1) {
      users.push(
        await makeUser(connector, {
          userName: `J-${index}`,
          // Two without, and one name twice, so that ties and absent values are met.
          ...(index % 3 === 2 ? {} : { displayName: `Name ${index % 4}` }),
          active: index % 2 === 0,
        }),
      );
    }
    await makeGroup(connector, { displayName: "Name 1" });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const get = (query: string) => connector.send("GET", `/Users?${query}`);
  const mine = "filter=userName%20sw%20%22J-%22";

  /** All pages from an empty cursor to the last. */
  async function walk(page: (cursor: string) => Promise<Answer>, between: () => Promise<unknown> = async () => null) {
    const pages: Answer[] = [];
    for (let cursor: string | undefined = ""; cursor !== undefined; ) {
      const answer: Answer = await page(cursor);
      expect(answer.status, answer.text).toBe(200);
      pages.push(answer);
      cursor = answer.body.nextCursor;
      await between();
    }
    return pages;
  }

  it("§2: the RFC's example: an empty cursor asks for the first page, nextCursor for the next, its lack ends the walk", async () => {
    const pages = await walk((cursor) => get(`${mine}&cursor=${cursor}&count=3`));
    expect(pages.flatMap(ids)).toEqual(users.map(({ id }) => id));
    expect(pages.map(({ body }) => [body.totalResults, body.itemsPerPage])).toEqual([
      [7, 3],
      [7, 3],
      [7, 1],
    ]);
    for (const { body } of pages) expect(body).not.toHaveProperty("startIndex");
    expect(pages.map(({ body }) => "previousCursor" in body)).toEqual([false, true, true]);
    expect(pages[0]?.body.nextCursor).toMatch(/^[A-Za-z0-9._~-]+$/);
    // As in the RFC, without "=" (and with the quotes that its filter lacks), and with the filter's attribute in other case on the next page.
    const first = await get(`${mine}&cursor&count=3`);
    expect(ids(await get(`filter=username%20sw%20%22J-%22&cursor=${first.body.nextCursor}&count=3`))).toEqual(
      users.slice(3, 6).map(({ id }) => id),
    );
  });

  it("§2: previousCursor leads back to the first page, from any page and through the same rows", async () => {
    for (const sort of ["", "&sortBy=displayName", "&sortBy=displayName&sortOrder=descending"]) {
      const pages = await walk((cursor) => get(`${mine}${sort}&cursor=${cursor}&count=3`));
      const back: Answer[] = [];
      for (let cursor = pages.at(-1)?.body.previousCursor; cursor !== undefined; ) {
        const answer = await get(`${mine}${sort}&cursor=${cursor}&count=3`);
        back.unshift(answer);
        cursor = answer.body.previousCursor;
        expect(answer.body.totalResults).toBe(7);
      }
      expect(back.map(ids)).toEqual(pages.slice(0, -1).map(ids));
      const forth = await get(`${mine}${sort}&cursor=${back[0]?.body.nextCursor}&count=3`);
      expect(ids(forth)).toEqual(ids(pages[1] as Answer));
    }
  });

  it("§2.2: the order is that of index pages, with ties and absent values, ascending and descending", async () => {
    for (const sortBy of [
      "id",
      "userName",
      "displayName",
      "active",
      "meta.created",
      "emails",
      "groups.value",
      "title",
    ]) {
      for (const sortOrder of ["ascending", "descending"]) {
        const query = `${mine}&sortBy=${sortBy}&sortOrder=${sortOrder}`;
        const pages = await walk((cursor) => get(`${query}&cursor=${cursor}&count=2`));
        expect([query, pages.flatMap(ids)]).toEqual([query, ids(await get(query))]);
      }
    }
  });

  it("§3: by POST, also over users and groups together", async () => {
    for (const [path, expected] of [
      ["/Users", 3],
      ["/.", 4],
    ] as const) {
      const body = { schemas: [searchRequestUrn], filter: 'displayName sw "name"', sortBy: "displayName", count: 2 };
      const url = path === "/Users" ? "/Users/.search" : "/.search";
      const whole = await connector.send("POST", url, { body: { ...body, count: 100 } });
      const pages = await walk((cursor) => connector.send("POST", url, { body: { ...body, cursor } }));
      expect(pages.flatMap(ids)).toEqual(ids(whole));
      expect(pages.flatMap(ids).length).toBeGreaterThanOrEqual(expected);
      expect(pages[0]?.body.totalResults).toBe(whole.body.totalResults);
    }
  });

  it("§2: count 0 and below tells the total alone, and without a count a page has the usual size", async () => {
    for (const count of ["0", "-1"]) {
      const { body } = await get(`${mine}&cursor&count=${count}`);
      expect([body.totalResults, body.Resources, body.nextCursor]).toEqual([7, [], undefined]);
    }
    expect(ids(await get(`${mine}&cursor`))).toHaveLength(7);
    const nobody = await get("filter=userName%20eq%20%22nobody%22&cursor");
    expect([ids(nobody), nobody.body.totalResults]).toEqual([[], 0]);
  });

  it("§2.1: invalidCount for a count that is none, too large, or other than that of the first page", async () => {
    for (const count of ["many", "1.5", "1001"])
      expectScimError(await get(`cursor&count=${count}`), 400, "invalidCount");
    const { nextCursor } = (await get(`${mine}&cursor&count=2`)).body;
    expectScimError(await get(`${mine}&cursor=${nextCursor}&count=3`), 400, "invalidCount");
    expect(ids(await get(`${mine}&cursor=${nextCursor}`))).toHaveLength(2);
    expectScimError(await get("cursor&startIndex=1"), 400, "invalidValue");
  });

  it("§2.1: expiredCursor after ten minutes, not before", async () => {
    const { nextCursor } = (await get(`${mine}&cursor&count=2`)).body;
    const start = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: start + 595_000 });
    expect(ids(await get(`${mine}&cursor=${nextCursor}&count=2`))).toHaveLength(2);
    vi.setSystemTime(start + 605_000);
    expectScimError(await get(`${mine}&cursor=${nextCursor}&count=2`), 400, "expiredCursor");
  });

  it("§2.1, §5.2: invalidCursor for another filter, order, kind of resource, connector, and for what we did not make", async () => {
    const { nextCursor } = (await get(`${mine}&sortBy=userName&cursor&count=2`)).body;
    const other = await scim.connect();
    for (const refused of [
      await get(`sortBy=userName&cursor=${nextCursor}`),
      await get(`filter=userName%20sw%20%22K%22&sortBy=userName&cursor=${nextCursor}`),
      await get(`${mine}&cursor=${nextCursor}`),
      await get(`${mine}&sortBy=userName&sortOrder=descending&cursor=${nextCursor}`),
      await connector.send("GET", `/Groups?sortBy=displayName&cursor=${nextCursor}`),
      await connector.send("GET", `?${mine}&sortBy=userName&cursor=${nextCursor}`),
      await other.send("GET", `/Users?${mine}&sortBy=userName&cursor=${nextCursor}`),
      await get(`${mine}&sortBy=userName&cursor=${"A".repeat(20_000)}`),
    ]) {
      expectScimError(refused, 400, "invalidCursor");
    }
    const bytes = Buffer.from(nextCursor, "base64url");
    const damaged = fc.oneof(
      fc.nat(bytes.length * 8 - 1).map((bit) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(copy.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        return copy.toString("base64url");
      }),
      fc.integer({ min: 1, max: nextCursor.length - 1 }).map((end) => nextCursor.slice(0, end)),
      fc.string({ minLength: 1 }),
    );
    await fc.assert(
      fc.asyncProperty(damaged, async (cursor) => {
        const query = `${mine}&sortBy=userName&cursor=${encodeURIComponent(cursor)}`;
        expectScimError(await get(query), 400, "invalidCursor");
      }),
      { numRuns: 60 },
    );
  });

  it("a walk meets everybody once who is there throughout, while others are deleted, added and renamed", async () => {
    const world = await scim.connect();
    const make = (userName: string) => makeUser(world, { userName, displayName: userName });
    for (const sort of ["", "&sortBy=userName", "&sortBy=displayName&sortOrder=descending"]) {
      const stay: Resource[] = [];
      const go: Resource[] = [];
      for (let index = 0; index < 12; index += 1)
        (index % 2 === 0 ? stay : go).push(await make(`w${index}${sort.length}`));
      const renamed = stay[2];
      let step = 0;
      const pages = await walk(
        (cursor) => world.send("GET", `/Users?filter=userName%20sw%20%22w%22${sort}&cursor=${cursor}&count=3`),
        async () => {
          step += 1;
          const leaver = go.pop();
          if (leaver !== undefined) await world.send("DELETE", `/Users/${leaver.id}`);
          if (step < 8) await make(`wnew${step}${sort.length}`);
          // What somebody is sorted by stays: the place of one whose own key changes is another one afterwards.
          if (step === 1) await patch(world, `/Users/${renamed.id}`, { op: "replace", path: "title", value: "Moved" });
          if (step === 1 && sort === "") {
            await patch(world, `/Users/${renamed.id}`, { op: "replace", path: "userName", value: "w-renamed" });
          }
        },
      );
      const met = pages.flatMap(ids);
      expect(new Set(met).size).toBe(met.length);
      expect(met).toEqual(expect.arrayContaining(stay.map(({ id }) => id)));
      for (const user of [...stay, ...go]) await world.send("DELETE", `/Users/${user.id}`);
    }
  });

  it("the way back from a page before which everybody has gone leads to the first page", async () => {
    const world = await scim.connect();
    const made: Resource[] = [];
    for (let index = 0; index < 4; index += 1) made.push(await makeUser(world, { userName: `back${index}` }));
    const page = (cursor: string) =>
      world.send("GET", `/Users?filter=userName%20sw%20%22back%22&cursor=${cursor}&count=2`);
    const second = await page((await page("")).body.nextCursor);
    for (const user of made.slice(0, 2)) await world.send("DELETE", `/Users/${user.id}`);
    const back = await page(second.body.previousCursor);
    expect(ids(back)).toEqual(made.slice(2).map(({ id }) => id));
    expect(back.body).not.toHaveProperty("previousCursor");
  });

  it("§4: ServiceProviderConfig tells it, and so it is", async () => {
    const { pagination } = (await connector.send("GET", "/ServiceProviderConfig")).body;
    expect(pagination).toEqual({
      cursor: true,
      index: true,
      defaultPaginationMethod: "index",
      defaultPageSize: 100,
      maxPageSize: 1000,
      cursorTimeout: 600,
    });
    expect((await get(`${mine}&count=2`)).body).toMatchObject({ startIndex: 1, itemsPerPage: 2 });
    expect((await get(`${mine}&count=2`)).body).not.toHaveProperty("nextCursor");
  });
});
