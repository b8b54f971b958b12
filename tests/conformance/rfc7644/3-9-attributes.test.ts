import { beforeAll, expect, it } from "vitest";
import { enterpriseUserUrn, patchOpUrn, searchRequestUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectList } from "@/tests/support/expect-scim";
import { type Answer, type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser } from "@/tests/support/scim-resources";

onEachDatabase("RFC 7644 §3.9 attributes and excludedAttributes", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  const body = (userName: string) => ({
    schemas: [userUrn, enterpriseUserUrn],
    userName,
    password: "not shown",
    title: "Guide",
    name: { familyName: "King", givenName: "Ada" },
    emails: [{ value: `${userName}@example.com`, type: "work" }],
    [enterpriseUserUrn]: { department: "Engines", costCenter: "7" },
  });

  /** The same user as each operation that answers with a resource shows it. */
  async function everywhere(userName: string, query: Record<string, string>): Promise<Answer["body"][]> {
    const text = new URLSearchParams(query).toString();
    const posted = await connector.send("POST", `/Users?${text}`, { body: body(userName) });
    const path = `/Users/${posted.body.id}?${text}`;
    const operation = { op: "replace", path: "nickName", value: "A" };
    const filter = `userName eq "${userName}"`;
    const search = { schemas: [searchRequestUrn], filter, ...query };
    return [
      posted.body,
      (await connector.send("PUT", path, { body: body(userName) })).body,
      (await connector.send("PATCH", path, { body: { schemas: [patchOpUrn], Operations: [operation] } })).body,
      (await connector.send("GET", path)).body,
      expectList(await connector.send("GET", `/Users?filter=${encodeURIComponent(filter)}&${text}`))[0],
      expectList(await connector.send("POST", "/Users/.search", { body: search }))[0],
      expectList(await connector.send("POST", "/.search", { body: { ...search, cursor: "" } }))[0],
    ];
  }

  it.each([
    [
      "a sub-attribute",
      "name.familyName,EMAILS.value",
      { name: { familyName: "King" }, emails: [{ value: "a@example.com" }] },
    ],
    ["a whole attribute", "name", { name: { familyName: "King", givenName: "Ada" } }],
    ["by its URN", `${userUrn}:userName,${userUrn}:name.givenName`, { userName: "a", name: { givenName: "Ada" } }],
    ["of an extension", `${enterpriseUserUrn}:department`, { [enterpriseUserUrn]: { department: "Engines" } }],
    ["a whole extension", enterpriseUserUrn, { [enterpriseUserUrn]: { department: "Engines", costCenter: "7" } }],
    ["what is never returned, or unknown", "password,nope", {}],
  ])("attributes shows %s, and always id and schemas, in every answer", async (what, attributes, expected) => {
    const name = `a${attributes.length}`;
    const wanted = JSON.parse(
      JSON.stringify(expected)
        .replace('"a@example.com"', `"${name}@example.com"`)
        .replace('"userName":"a"', `"userName":"${name}"`),
    );
    for (const shown of await everywhere(name, { attributes })) {
      expect([what, shown]).toEqual([what, { schemas: [userUrn, enterpriseUserUrn], id: shown.id, ...wanted }]);
    }
  });

  it("excludedAttributes leaves out what it names, but neither id nor schemas, in every answer", async () => {
    const excludedAttributes = `id,schemas,meta,active,nickName,title,emails,name.givenName,${enterpriseUserUrn}:costCenter`;
    for (const shown of await everywhere("excluded", { excludedAttributes })) {
      expect(shown).toEqual({
        schemas: [userUrn, enterpriseUserUrn],
        id: shown.id,
        userName: "excluded",
        name: { familyName: "King" },
        [enterpriseUserUrn]: { department: "Engines" },
      });
    }
  });

  it("the two exclude each other; when both come, what is left out is taken from what is shown", async () => {
    const query = { attributes: "name,userName", excludedAttributes: "name.givenName,userName" };
    for (const shown of await everywhere("both", query)) {
      expect(shown).toEqual({ schemas: [userUrn, enterpriseUserUrn], id: shown.id, name: { familyName: "King" } });
    }
  });

  it("nothing brings the password back", async () => {
    const user = await makeUser(connector, body("secretive"));
    expect(user).not.toHaveProperty("password");
    for (const query of [
      { attributes: "password" },
      { attributes: `${userUrn}:password` },
      { excludedAttributes: "id" },
    ]) {
      for (const shown of await everywhere(`secretive-${JSON.stringify(query).length}`, query)) {
        expect(JSON.stringify(shown)).not.toContain("not shown");
      }
    }
  });
});
