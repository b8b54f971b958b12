import { expect, it } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { withOrganization } from "@/lib/db/with-organization";
import { createUser } from "@/lib/users/create-user";
import { findUser } from "@/lib/users/find-user";
import { updateUser } from "@/lib/users/update-user";
import type { UserRecord } from "@/lib/users/user";
import { connectorCtx } from "@/tests/support/connector-ctx";
import { onEachDatabase } from "@/tests/support/database";
import { founderOf, makeAdmin } from "@/tests/support/make-admin";
import { makeConnector } from "@/tests/support/make-connector";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { userFields } from "@/tests/support/make-users";
import { useScim } from "@/tests/support/scim";

const deactivate = (user: UserRecord) => ({ ...user, active: false });
const openSessions = (organization: TestOrganization) =>
  withOrganization(organization.id, (tx) => tx.query("select id from session where revoked_at is null"));

onEachDatabase("update user", () => {
  const scim = useScim();

  it("changes what the change returns, moves the version, and audits the difference alone", async () => {
    const organization = await makeOrganization();
    const made = await createUser(organization.ctx(), userFields("ada", { attributes: { title: "Dr" } }));
    const changed = await updateUser(organization.ctx(), made.id, (user) => ({
      ...user,
      displayName: "Ada",
      attributes: {},
    }));
    expect(changed).toMatchObject({ displayName: "Ada", attributes: {}, version: 2 });
    expect(await findUser(organization.ctx(), made.id)).toEqual(changed);
    expect((await auditOf(organization.id, made.id)).slice(1)).toEqual([
      { action: "user.update", actor_name: "Mia Chen", before: { title: "Dr" }, after: { displayName: "Ada" } },
    ]);
  });

  it("writes nothing when nothing changes", async () => {
    const organization = await makeOrganization();
    const made = await createUser(organization.ctx(), userFields("ada"));
    expect(await updateUser(organization.ctx(), made.id, () => null)).toEqual(made);
    expect(await auditOf(organization.id, made.id)).toHaveLength(1);
  });

  it("loses none of many changes at once", async () => {
    const organization = await makeOrganization();
    const made = await createUser(organization.ctx(), userFields("ada", { attributes: { title: "0" } }));
    const count = (user: UserRecord) => ({
      ...user,
      attributes: { title: String(Number(user.attributes["title"]) + 1) },
    });
    await Promise.all(Array.from({ length: 15 }, () => updateUser(organization.ctx(), made.id, count)));
    expect(await findUser(organization.ctx(), made.id)).toMatchObject({ version: 16, attributes: { title: "15" } });
  });

  it("refuses a taken user name, and leaves the user as it was", async () => {
    const organization = await makeOrganization();
    await createUser(organization.ctx(), userFields("taken"));
    const made = await createUser(organization.ctx(), userFields("ada"));
    await expect(
      updateUser(organization.ctx(), made.id, (user) => ({ ...user, userName: "TAKEN" })),
    ).rejects.toMatchObject({ code: "conflict", field: "userName" });
    expect(await findUser(organization.ctx(), made.id)).toEqual(made);
  });

  it("ends the sessions of a person who is deactivated, in the same change", async () => {
    const organization = await makeOrganization();
    await makeAdmin(organization);
    const { email, password } = organization;
    const origin = { address: `test-${organization.slug}`, userAgent: null, now: () => new Date() };
    expect(await signIn({ email, password }, origin)).toMatchObject({ ok: true });
    expect(await openSessions(organization)).toHaveLength(1);
    await updateUser(organization.ctx(), await founderOf(organization), deactivate);
    expect(await openSessions(organization)).toHaveLength(0);
    expect(await signIn({ email, password }, origin)).toMatchObject({ ok: false, refusal: { kind: "inactive" } });
  });

  it("signs in by the new e-mail address after it changed", async () => {
    const organization = await makeOrganization();
    const email = `new@${organization.slug}.example`;
    await updateUser(organization.ctx(), await founderOf(organization), (user) => ({
      ...user,
      attributes: { emails: [{ type: "work", value: email }] },
    }));
    const origin = { address: `test-${organization.slug}`, userAgent: null, now: () => new Date() };
    const { password } = organization;
    expect(await signIn({ email, password }, origin)).toMatchObject({ ok: true });
    expect(await signIn({ email: organization.email, password }, origin)).toMatchObject({ ok: false });
  });

  it("keeps the last EnterpriseAdmin who has a password, by 409 for Entra", async () => {
    const client = await scim.connect();
    const { organization } = client;
    const founder = await founderOf(organization);
    // Neither an admin without a password nor an inactive one could let anybody in.
    await makeAdmin(organization, { password: false });
    const second = await makeAdmin(organization);
    await updateUser(organization.ctx(), second, deactivate);
    const before = await findUser(organization.ctx(), founder);
    for (const value of [false, "False"]) {
      const answer = await client.send("PATCH", `/Users/${founder}`, {
        body: {
          schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
          Operations: [{ op: "replace", path: "active", value }],
        },
      });
      expect(answer.status).toBe(409);
      expect(answer.body.detail).toContain("last EnterpriseAdmin");
      expect(answer.body.detail).toContain("out of the app's scope in Entra");
    }
    const put = await client.send("PUT", `/Users/${founder}`, {
      body: { schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"], userName: organization.email, active: false },
    });
    expect(put.status).toBe(409);
    expect((await client.send("DELETE", `/Users/${founder}`)).status).toBe(409);
    expect(await findUser(organization.ctx(), founder)).toEqual(before);
    await updateUser(organization.ctx(), second, (user) => ({ ...user, active: true }));
    expect((await client.send("DELETE", `/Users/${founder}`)).status).toBe(204);
  });

  it("keeps one of two admins who are deactivated at the same moment", async () => {
    const connector = await makeConnector();
    const { organization } = connector;
    const admins = [await founderOf(organization), await makeAdmin(organization)];
    const results = await Promise.allSettled(admins.map((id) => updateUser(connectorCtx(connector), id, deactivate)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
  });

  it("is not found from another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const made = await createUser(theirs.ctx(), userFields("ada"));
    await expect(updateUser(mine.ctx(), made.id, deactivate)).rejects.toMatchObject({ code: "not_found" });
    expect(await findUser(theirs.ctx(), made.id)).toEqual(made);
  });

  it("is forbidden without user:update", async () => {
    const organization = await makeOrganization();
    const made = await createUser(organization.ctx(), userFields("ada"));
    await expect(updateUser(organization.ctx("User"), made.id, deactivate)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
