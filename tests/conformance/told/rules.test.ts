import { beforeAll, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { groupUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { exampleOf, put, readTold, shownAt, type Told } from "@/tests/support/told";

/** The connector's rules make more required, unique and closed, and `/Schemas` tells each. */
onEachDatabase("what /Schemas tells where a connector has rules", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let users: readonly Told[];
  let groups: readonly Told[];
  let count = 0;

  beforeAll(async () => {
    client = await scim.connect();
    await updateConnector(client.ctx, client.connectorId, {
      requiredAttributes: ["name.givenName", "name.familyName", "emails", "userType"],
      licenceRule: true,
      userTypes: ["Premium", "Standard", "Trainee"],
      roleRule: true,
      uniqueGroupNames: true,
    });
    [users, groups] = [await readTold(client, "User"), await readTold(client, "Group")];
  });

  /** A user with whatever the rules ask for, whom nobody has made yet. */
  function somebody(): Record<string, unknown> {
    count += 1;
    return {
      schemas: [userUrn],
      userName: `somebody ${count}`,
      name: { givenName: "Some", familyName: "Body" },
      emails: [{ value: `somebody.${count}@contoso.example`, type: "work", primary: true }],
      userType: "Premium",
    };
  }

  const post = (body: object) => client.send("POST", "/Users", { body });

  it("required: each is asked for by name, by POST and PUT, and nothing else is", async () => {
    const required = users.filter((told) => told.required);
    expect(required.map(({ path }) => path)).toEqual([
      ...["userName", "name", "name.familyName", "name.givenName", "userType", "emails", "emails.value"],
    ]);
    const made = await post(somebody());
    expect(made.status, made.text).toBe(201);
    for (const told of required) {
      const body = somebody();
      if (told.whole === null) delete body[told.name];
      else body[told.whole.name] = without(body[told.whole.name], told.name);
      const named = told.whole?.name === "name" ? told.name : (told.whole?.name ?? told.name);
      for (const answer of [await post(body), await client.send("PUT", `/Users/${made.body.id}`, { body })]) {
        expectScimError(answer, 400, "invalidValue");
        if (told.path !== "name") expect(answer.body.detail, told.path).toContain(named);
      }
    }
  });

  it("canonicalValues of a closed list: each is taken, and no other", async () => {
    const closed = users.filter(({ path }) => path === "userType" || path === "roles.value");
    expect(closed.map(({ path, canonicalValues }) => [path, canonicalValues])).toEqual([
      ["userType", ["Premium", "Standard", "Trainee"]],
      ["roles.value", ["ReadOnly", "User", "Admin", "EnterpriseAdmin"]],
    ]);
    for (const told of closed) {
      for (const value of told.canonicalValues) {
        const body = somebody();
        put(body, told, value);
        const answer = await post(body);
        expect([answer.status, shownAt(answer.body, told)].flat(), answer.text).toEqual([201, value]);
      }
      const body = somebody();
      put(body, told, exampleOf(told, 1));
      const answer = await post(body);
      expectScimError(answer, 400, "invalidValue");
      for (const value of told.canonicalValues) expect(answer.body.detail).toContain(value);
    }
  });

  it("uniqueness: an e-mail, and a group's name, belong to one alone", async () => {
    const unique = [...users, ...groups].filter((told) => told.uniqueness === "server");
    expect(unique.map(({ path }) => path)).toEqual(["userName", "emails.value", "displayName"]);
    const first = somebody();
    expect((await post(first)).status).toBe(201);
    expectScimError(await post({ ...somebody(), emails: first["emails"] }), 409, "uniqueness");
    const group = (displayName: string) =>
      client.send("POST", "/Groups", { body: { schemas: [groupUrn], displayName, externalId: crypto.randomUUID() } });
    expect((await group("Sales")).status).toBe(201);
    expectScimError(await group("SALES"), 409, "uniqueness");
    const other = await group("Support");
    const body = { schemas: [groupUrn], displayName: "sales" };
    expectScimError(await client.send("PUT", `/Groups/${other.body.id}`, { body }), 409, "uniqueness");
  });
});

function without(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => without(one, name));
  return Object.fromEntries(Object.entries(value as object).filter(([key]) => key !== name));
}
