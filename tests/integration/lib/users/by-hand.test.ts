import { describe, expect, it } from "vitest";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { deleteUser } from "@/lib/users/delete-user";
import { findUser } from "@/lib/users/find-user";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { onEachDatabase } from "@/tests/support/database";
import { founderOf, makeAdmin } from "@/tests/support/make-admin";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { useScim } from "@/tests/support/scim";
import { makeUser, patch } from "@/tests/support/scim-resources";

onEachDatabase("users by hand", () => {
  const scim = useScim();

  it("createUserByHand makes a builtin person with role, name, e-mail and user type, and one audit row", async () => {
    const organization = await makeOrganization();
    const made = await createUserByHand(organization.ctx("Admin"), {
      userName: "ada",
      givenName: "Ada",
      familyName: "Lovelace",
      email: "ada@contoso.example",
      userType: "Premium",
      accessRole: "User",
    });
    expect(await findUser(organization.ctx(), made.id)).toEqual(made);
    expect(made).toMatchObject({
      connectorId: null,
      loginMethod: "builtin",
      accessRole: "User",
      userType: "Premium",
      attributes: {
        name: { givenName: "Ada", familyName: "Lovelace" },
        emails: [{ type: "work", primary: true, value: "ada@contoso.example" }],
      },
    });
    expect(await auditOf(organization.id, made.id)).toMatchObject([
      { action: "user.create", after: { accessRole: "User" } },
    ]);
  });

  it("refuses a user type that the organization does not know, naming those it does", async () => {
    const organization = await makeOrganization();
    const attempt = createUserByHand(organization.ctx(), { userName: "ada", userType: "Gold" });
    await expect(attempt).rejects.toMatchObject({
      code: "invalid_input",
      field: "userType",
      message: /Premium, Standard/,
    });
  });

  it("updateUserByHand changes what was named, clears by empty text, and leaves the rest", async () => {
    const organization = await makeOrganization();
    const made = await createUserByHand(organization.ctx(), {
      userName: "ada",
      title: "Dr",
      givenName: "Ada",
      email: "a@b.example",
    });
    const after = await updateUserByHand(organization.ctx(), made.id, {
      title: "",
      displayName: "Ada",
      email: "c@d.example",
    });
    expect(after).toMatchObject({
      displayName: "Ada",
      attributes: { name: { givenName: "Ada" }, emails: [{ value: "c@d.example" }] },
    });
    expect(after.attributes).not.toHaveProperty("title");
    const unchanged = await updateUserByHand(organization.ctx(), made.id, { displayName: "Ada" });
    expect(unchanged.version).toBe(after.version);
  });

  it("tells the second of two admins who changed what meanwhile, and changes nothing", async () => {
    const organization = await makeOrganization();
    const made = await createUserByHand(organization.ctx(), { userName: "ada" });
    await updateUserByHand(organization.ctx(), made.id, { displayName: "First", version: 1 });
    const attempt = updateUserByHand(organization.ctx(), made.id, { displayName: "Second", version: 1 });
    await expect(attempt).rejects.toMatchObject({
      code: "conflict",
      field: "version",
      message: /Mia Chen changed displayName/,
    });
    expect(await findUser(organization.ctx(), made.id)).toMatchObject({ displayName: "First", version: 2 });
  });

  describe("what Entra owns", () => {
    it("is read-only with the reason; active, role and deletion are not", async () => {
      const client = await scim.connect();
      const user = await makeUser(client, { userName: "ada", displayName: "Ada" });
      for (const [field, input] of [
        ["displayName", { displayName: "Eve" }],
        ["userName", { userName: "eve" }],
        ["emails", { email: "eve@contoso.example" }],
        ["userType", { userType: "Premium" }],
      ] as const) {
        const attempt = updateUserByHand(client.ctx, user.id, input);
        await expect(attempt).rejects.toMatchObject({ code: "conflict", field, message: /Entra owns .* next cycle/ });
      }
      expect(await updateUserByHand(client.ctx, user.id, { accessRole: "User", active: false })).toMatchObject({
        accessRole: "User",
        active: false,
      });
      await deleteUser(client.ctx, user.id);
      expect(await findUser(client.ctx, user.id)).toBeNull();
    });

    it("begins with the first write of the connector: the user is adopted, with the same id", async () => {
      const client = await scim.connect();
      const made = await createUserByHand(client.ctx, { userName: "ada", accessRole: "Admin" });
      await patch(client, `/Users/${made.id}`, { op: "Add", path: "externalId", value: "4711" });
      expect(await findUser(client.ctx, made.id)).toMatchObject({
        connectorId: client.connectorId,
        externalId: "4711",
        accessRole: "Admin",
        loginMethod: "builtin",
      });
      expect((await auditOf(client.organization.id, made.id)).at(-1)).toMatchObject({ action: "user.adopt" });
    });
  });

  describe("access roles", () => {
    it("an Admin gives none above their own, and changes nobody who has one", async () => {
      const organization = await makeOrganization();
      const admin = organization.ctx("Admin");
      const made = await createUserByHand(admin, { userName: "ada" });
      await expect(createUserByHand(admin, { userName: "eve", accessRole: "EnterpriseAdmin" })).rejects.toMatchObject({
        code: "forbidden",
      });
      await expect(updateUserByHand(admin, made.id, { accessRole: "EnterpriseAdmin" })).rejects.toMatchObject({
        code: "forbidden",
      });
      const founder = await founderOf(organization);
      for (const input of [{ accessRole: "User" }, { active: false }, { displayName: "x" }] as const) {
        await expect(updateUserByHand(admin, founder, input)).rejects.toMatchObject({ code: "forbidden" });
      }
      await expect(deleteUser(admin, founder)).rejects.toMatchObject({ code: "forbidden" });
      expect(await updateUserByHand(admin, made.id, { accessRole: "Admin" })).toMatchObject({ accessRole: "Admin" });
    });

    it("the last EnterpriseAdmin with a password is not demoted, deactivated or deleted", async () => {
      const organization = await makeOrganization();
      const founder = await founderOf(organization);
      await makeAdmin(organization, { password: false });
      // Somebody whose password is not asked for does not count either.
      await updateUserByHand(organization.ctx(), await makeAdmin(organization), { loginMethod: "sso" });
      const losses = [
        { accessRole: "Admin" },
        { accessRole: null },
        { active: false },
        { loginMethod: "sso" },
      ] as const;
      for (const input of losses) {
        await expect(updateUserByHand(organization.ctx(), founder, input)).rejects.toMatchObject({
          code: "conflict",
          message: /last EnterpriseAdmin/,
        });
      }
      await expect(deleteUser(organization.ctx(), founder)).rejects.toMatchObject({ code: "conflict" });
      expect(await findUser(organization.ctx(), founder)).toMatchObject({
        active: true,
        accessRole: "EnterpriseAdmin",
      });
    });
  });

  it("is not found from another organization, and forbidden without the permissions for users", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const made = await createUserByHand(theirs.ctx(), { userName: "ada" });
    await expect(updateUserByHand(mine.ctx(), made.id, { displayName: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(updateUserByHand(theirs.ctx("User"), made.id, { displayName: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(createUserByHand(theirs.ctx("User"), { userName: "eve" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
