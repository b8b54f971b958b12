import { beforeAll, describe, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { findUser } from "@/lib/users/find-user";
import { connectWith, writeForms } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch, read } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const post = (client: ScimUnderTest, body: object) =>
  client.send("POST", "/Users", { body: { schemas: [userUrn], ...body } });

onEachDatabase("user types (S7)", () => {
  const scim = useScim();

  describe("with the licence rule off, as in a new connector", () => {
    it("keeps any text as it was sent", async () => {
      const client = await scim.connect();
      for (const userType of ["Member", "premium ", "Guest 7"]) {
        const user = await makeUser(client, { userName: `any ${userType}`, userType });
        expect((await read(client, `/Users/${user.id}`)).userType).toBe(userType);
      }
    });
  });

  describe("with the licence rule on and a default", () => {
    let client: ScimUnderTest;
    beforeAll(async () => {
      client = await connectWith(scim, { licenceRule: true, defaultUserType: "Standard" });
    });

    it.each(["Premium", "Standard"])("POST takes %s", async (userType) => {
      const answer = await post(client, { userName: `takes ${userType}`, userType });
      expect([answer.status, answer.body.userType]).toEqual([201, userType]);
    });

    it.each(["premium", "Premium ", "Gold"])("POST refuses “%s” and names those that exist", async (userType) => {
      const answer = await post(client, { userName: `refuses ${userType}`, userType });
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail).toContain("Premium, Standard");
      expect((await client.send("GET", `/Users?filter=userName eq "refuses ${userType}"`)).body.totalResults).toBe(0);
    });

    it.each([{}, { userType: null }, { userType: "" }])("POST with %j takes the default", async (sent) => {
      const answer = await post(client, { userName: `default ${JSON.stringify(sent)}`, ...sent });
      expect([answer.status, answer.body.userType]).toEqual([201, "Standard"]);
    });

    describe.each(writeForms)("$name", ({ write }) => {
      const change = (value: unknown) => ({ path: "userType", value, resource: { userType: value } });

      it("sets, refuses, and clears to the default", async () => {
        const userName = `writes ${Math.random()}`;
        const user = await makeUser(client, { userName });
        expect((await write(client, user, change("Premium"))).body.userType).toBe("Premium");
        const refused = await write(client, user, change("Gold"));
        expectScimError(refused, 400, "invalidValue");
        expect(refused.body.detail).toContain("Premium, Standard");
        expect((await read(client, `/Users/${user.id}`)).userType).toBe("Premium");
        expect((await write(client, user, change(null))).body.userType).toBe("Standard");
        expect(await findUser(client.ctx, user.id)).toMatchObject({ userType: "Standard", userTypeDefault: true });
      });
    });

    it("PATCH remove takes the default, in both dialects", async () => {
      for (const op of ["Remove", "remove"]) {
        const user = await makeUser(client, { userName: `removes ${op} ${op.codePointAt(0)}`, userType: "Premium" });
        expect((await patch(client, `/Users/${user.id}`, { op, path: "userType" })).body.userType).toBe("Standard");
      }
    });
  });

  it("without a default an absent one is refused by the same clear error", async () => {
    const client = await connectWith(scim, { licenceRule: true });
    const answer = await post(client, { userName: "nobody" });
    expectScimError(answer, 400, "invalidValue");
    expect(answer.body.detail).toMatch(/userType is missing.*no default.*Premium, Standard/);
    const user = await makeUser(client, { userName: "somebody", userType: "Premium" });
    const cleared = await patch(client, `/Users/${user.id}`, { op: "replace", path: "userType", value: null });
    expectScimError(cleared, 400, "invalidValue");
    expect((await read(client, `/Users/${user.id}`)).userType).toBe("Premium");
  });

  it("takes the organization's own list", async () => {
    const client = await connectWith(scim, { licenceRule: true, userTypes: ["Learner", "Teacher"] });
    expect((await post(client, { userName: "one", userType: "Teacher" })).status).toBe(201);
    const answer = await post(client, { userName: "two", userType: "Premium" });
    expectScimError(answer, 400, "invalidValue");
    expect(answer.body.detail).toContain("Learner, Teacher");
  });

  it("lets people of before be changed and deactivated, whatever their type", async () => {
    const client = await scim.connect();
    const user = await makeUser(client, { userName: "veteran", userType: "Gold" });
    await updateConnector(client.ctx, client.connectorId, { licenceRule: true });
    const titled = await patch(client, `/Users/${user.id}`, { op: "replace", path: "title", value: "Guide" });
    expect([titled.status, titled.body.userType]).toEqual([200, "Gold"]);
    const gone = await patch(client, `/Users/${user.id}`, { op: "replace", path: "active", value: "False" });
    expect(gone.body.active).toBe(false);
  });

  it("gives and takes the default when the setting changes", async () => {
    const client = await scim.connect();
    const user = await makeUser(client, { userName: "plain" });
    await updateConnector(client.ctx, client.connectorId, { licenceRule: true, defaultUserType: "Standard" });
    expect((await read(client, `/Users/${user.id}`)).userType).toBe("Standard");
    await updateConnector(client.ctx, client.connectorId, { defaultUserType: "Premium" });
    expect((await read(client, `/Users/${user.id}`)).userType).toBe("Premium");
    await updateConnector(client.ctx, client.connectorId, { licenceRule: false });
    expect(await read(client, `/Users/${user.id}`)).not.toHaveProperty("userType");
  });
});
