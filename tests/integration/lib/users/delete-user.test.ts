import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { withOrganization } from "@/lib/db/with-organization";
import { createGroup } from "@/lib/groups/create-group";
import { findGroup } from "@/lib/groups/find-group";
import { createUser } from "@/lib/users/create-user";
import { deleteUser } from "@/lib/users/delete-user";
import { findUser } from "@/lib/users/find-user";
import { onEachDatabase } from "@/tests/support/database";
import { founderOf, makeAdmin } from "@/tests/support/make-admin";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makeUsers, userFields } from "@/tests/support/make-users";

onEachDatabase("delete user", () => {
  it("takes the person out of every group, and moves the version of those groups alone", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const [ada, bob] = await makeUsers(ctx, 2);
    const fields = (displayName: string) => ({ displayName, externalId: null });
    const both = await createGroup(ctx, fields("Both"), [ada!.id, bob!.id], false);
    const other = await createGroup(ctx, fields("Other"), [bob!.id], false);
    await deleteUser(ctx, ada!.id);
    expect(await findUser(ctx, ada!.id)).toBeNull();
    expect(await findGroup(ctx, both.id, { withMembers: true })).toMatchObject({
      group: { version: 2 },
      members: [{ type: "User", id: bob!.id }],
    });
    expect(await findGroup(ctx, other.id, { withMembers: false })).toMatchObject({ group: { version: 1 } });
    expect((await auditOf(organization.id, ada!.id)).at(-1)).toMatchObject({
      action: "user.delete",
      before: { userName: ada!.userName },
      after: null,
    });
  });

  it("takes sessions and password along", async () => {
    const organization = await makeOrganization();
    await makeAdmin(organization);
    const { email, password } = organization;
    await signIn({ email, password }, { address: `test-${organization.slug}`, userAgent: null, now: () => new Date() });
    const founder = await founderOf(organization);
    await deleteUser(organization.ctx(), founder);
    const left = await withOrganization(organization.id, (tx) =>
      tx.query("select 1 from session where user_id = $1 union all select 1 from password where user_id = $1", [
        founder,
      ]),
    );
    expect(left).toEqual([]);
  });

  it("keeps the last EnterpriseAdmin who has a password", async () => {
    const organization = await makeOrganization();
    const founder = await founderOf(organization);
    const refused = await deleteUser(organization.ctx(), founder).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "conflict" });
    expect(String(refused)).toContain("the access role EnterpriseAdmin first.");
    expect(String(refused)).not.toContain("Entra");
    expect(await findUser(organization.ctx(), founder)).not.toBeNull();
  });

  it("deletes once when asked twice", async () => {
    const organization = await makeOrganization();
    const { id } = await createUser(organization.ctx(), userFields("ada"));
    const results = await Promise.allSettled([1, 2].map(() => deleteUser(organization.ctx(), id)));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await auditOf(organization.id, id)).map(({ action }) => action)).toEqual(["user.create", "user.delete"]);
    await expect(deleteUser(organization.ctx(), uuidv7())).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not found from another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const made = await createUser(theirs.ctx(), userFields("ada"));
    await expect(deleteUser(mine.ctx(), made.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await findUser(theirs.ctx(), made.id)).toEqual(made);
  });

  it("is forbidden without user:delete", async () => {
    const organization = await makeOrganization();
    const { id } = await createUser(organization.ctx(), userFields("ada"));
    await expect(async () => deleteUser(organization.ctx("User"), id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
