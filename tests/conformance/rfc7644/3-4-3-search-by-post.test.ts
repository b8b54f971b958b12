import { beforeAll, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { withOrganization } from "@/lib/db/with-organization";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { dryRunRequest } from "@/lib/scim/dry-run-request";
import { groupUrn, searchRequestUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList, expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, type Resource } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.4.3 queries by POST, §3.4.2.1 over several kinds of resources", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  let smith: Resource;
  let smythe: Resource;
  let smiths: Resource;

  beforeAll(async () => {
    connector = await scim.connect();
    smith = await makeUser(connector, {
      userName: "b-smith",
      displayName: "Smith, James",
      externalId: "1",
      emails: [{ value: "z@example.com" }, { value: "c@example.com", primary: true }],
    });
    smythe = await makeUser(connector, {
      userName: "a-smythe",
      displayName: "Smythe",
      emails: [{ value: "d@example.com" }],
    });
    smiths = await makeGroup(connector, { displayName: "Smith family" }, [smith.id]);
    await makeUser(connector, { userName: "ada", displayName: "Ada" });
  });

  const search = (path: string, body: object) =>
    connector.send("POST", `${path}/.search`, { body: { schemas: [searchRequestUrn], ...body } });

  /** The example of §3.4.3, with what it asks for. */
  const example = {
    attributes: ["displayName", "userName"],
    filter: 'displayName sw "smith"',
    startIndex: 1,
    count: 10,
  };

  it("the RFC's own example at the root finds users and groups, each projected by its own schema", async () => {
    const answer = await search("", example);
    expect(expectList(answer)).toEqual([
      { schemas: [userUrn], id: smith.id, userName: "b-smith", displayName: "Smith, James" },
      { schemas: [groupUrn], id: smiths.id, displayName: "Smith family" },
    ]);
    expect(answer.body).toMatchObject({ totalResults: 2, startIndex: 1, itemsPerPage: 2 });
    expect(answer.headers.get("location")).toBeNull();
  });

  it("/Users/.search and /Groups/.search find what GET finds", async () => {
    expect(expectList(await search("/Users", example)).map(({ id }) => id)).toEqual([smith.id]);
    expect(expectList(await search("/Groups", example)).map(({ id }) => id)).toEqual([smiths.id]);
    const body = { filter: 'userName sw "A"', sortBy: "userName", excludedAttributes: ["meta"], count: 1 };
    const query = 'filter=userName sw "A"&sortBy=userName&excludedAttributes=meta&count=1';
    expect((await search("/Users", body)).body).toEqual((await connector.send("GET", `/Users?${query}`)).body);
  });

  it("GET of the root is the same query", async () => {
    const query = "attributes=displayName,userName&startIndex=1&count=10";
    const answer = await connector.send("GET", `?filter=${encodeURIComponent(example.filter)}&${query}`);
    expect(answer.body).toEqual((await search("", example)).body);
    const everything = await connector.send("GET", "");
    expect(new Set(expectList(everything).map(({ meta }) => meta.resourceType))).toEqual(new Set(["User", "Group"]));
  });

  it("an attribute that one kind does not have counts as absent there, and one that none has is refused", async () => {
    const hits = async (filter: string) => expectList(await search("", { filter })).map(({ id }) => id);
    expect(await hits(`userName eq "b-smith" or members eq "${smith.id}"`)).toEqual([smith.id, smiths.id]);
    expect(await hits('userName pr and displayName sw "sm"')).toEqual([smith.id, smythe.id]);
    expect(await hits('not (userName pr) and displayName sw "sm"')).toEqual([smiths.id]);
    expect(await hits('userName ne "b-smith" and displayName sw "smith"')).toEqual([smiths.id]);
    expect(await hits('emails[value ew ".com"] and displayName sw "smith"')).toEqual([smith.id]);
    expect(await hits('meta.resourceType eq "Group"')).toEqual([smiths.id]);
    for (const filter of ["nope pr", 'password eq "x"', 'userName pr and nope eq "x"', ""]) {
      expectScimError(await search("", { filter }), 400, "invalidFilter");
    }
  });

  it("both kinds are in one order and on one series of pages", async () => {
    const filter = 'displayName sw "sm"';
    const order = async (sort: object) => expectList(await search("", { filter, ...sort })).map(({ id }) => id);
    expect(await order({ sortBy: "displayName" })).toEqual([smiths.id, smith.id, smythe.id]);
    expect(await order({ sortBy: "displayName", sortOrder: "descending" })).toEqual([smythe.id, smith.id, smiths.id]);
    expect(await order({ sortBy: "meta.created" })).toEqual([smith.id, smythe.id, smiths.id]);
    // §3.4.2.3: by the primary e-mail, else the first; what has none comes last when ascending and first when descending.
    expect(await order({ sortBy: "emails" })).toEqual([smith.id, smythe.id, smiths.id]);
    expect(await order({ sortBy: "emails.value", sortOrder: "descending" })).toEqual([smiths.id, smythe.id, smith.id]);
    expect(await order({ sortBy: "displayName", startIndex: 2, count: 1 })).toEqual([smith.id]);
    expect((await search("", { filter, count: 0 })).body).toMatchObject({ totalResults: 3, Resources: [] });
    expectScimError(await search("", { sortBy: "nope" }), 400, "invalidValue");
  });

  it("names are in any case, null is as good as absent, and what the address says does not count", async () => {
    const body = { SCHEMAS: [searchRequestUrn], FILTER: example.filter, Count: "1", sortBy: null, attributes: [] };
    const answer = await connector.send("POST", "/Users/.search?filter=nope", { body });
    expect(expectList(answer).map(({ id }) => id)).toEqual([smith.id]);
  });

  it.each([
    [{ schemas: [] }, "invalidSyntax"],
    [{ schemas: [userUrn] }, "invalidSyntax"],
    [{ filter: 7 }, "invalidValue"],
    [{ sortBy: [] }, "invalidValue"],
    [{ count: "many" }, "invalidValue"],
    [{ count: true }, "invalidValue"],
    [{ startIndex: 1.5 }, "invalidValue"],
    [{ attributes: [7] }, "invalidValue"],
    [{ attributes: { userName: true } }, "invalidValue"],
    [{ cursor: 7 }, "invalidValue"],
    [{ filter: "userName eq" }, "invalidFilter"],
  ])("%j is refused with %s", async (body, scimType) => {
    for (const path of ["", "/Users", "/Groups"]) expectScimError(await search(path, body), 400, scimType);
  });

  it("takes POST alone, and a body that is JSON", async () => {
    for (const path of ["/.search", "/Users/.search", "/Groups/.search"]) {
      const answer = await connector.send("GET", path);
      expectScimError(answer, 405);
      expect(answer.headers.get("allow")).toBe("POST");
      expectScimError(await connector.send("POST", path, { raw: "x", headers: { "content-type": "text/plain" } }), 415);
    }
    expectScimError(await connector.send("POST", "/Schemas/.search", { body: {} }), 404);
  });

  it("changes nothing: it answers while provisioning is off, is logged as a read, and is never repeated", async () => {
    await updateConnector(connector.ctx, connector.connectorId, { provisioningOn: false });
    for (const path of ["", "/Users", "/Groups"]) expectList(await search(path, example));
    const refused = await search("/Users", { filter: 'password eq "hunter2-hunter2"' });
    expectScimError(refused, 400, "invalidFilter");
    await updateConnector(connector.ctx, connector.connectorId, { provisioningOn: true });
    await flushRequestLog();
    const { organizationId } = connector.ctx;
    const rows = await withOrganization(organizationId, (tx) =>
      tx.query<Resource>(
        `select id, path, summary, body::text as body from request_log
         where organization_id = $1 and path like '%/.search' order by id desc limit 4`,
        [organizationId],
      ),
    );
    expect(rows.map(({ path, summary }) => [path, summary])).toEqual([
      ["/Users/.search", "Find users"],
      ["/Groups/.search", 'Find group where displayName sw "smith"'],
      ["/Users/.search", 'Find user where displayName sw "smith"'],
      ["/.search", 'Find users and groups where displayName sw "smith"'],
    ]);
    expect(JSON.stringify(rows)).not.toContain("hunter2");
    await expect(dryRunRequest(connector.ctx, rows[0].id)).rejects.toThrow("It only reads");
  });
});
