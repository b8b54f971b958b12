import { expect, it } from "vitest";
import { decideConflict } from "@/lib/conflicts/decide-conflict";
import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { deleteSchemaExtension } from "@/lib/schema-extensions/delete-schema-extension";
import { listSchemaExtensions } from "@/lib/schema-extensions/list-schema-extensions";
import { updateSchemaExtension } from "@/lib/schema-extensions/update-schema-extension";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { deleteUser } from "@/lib/users/delete-user";
import { findUser } from "@/lib/users/find-user";
import { restoreUser } from "@/lib/users/restore-user";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makeUserWith } from "@/tests/support/make-users";
import { useScim } from "@/tests/support/scim";
import { makeUser } from "@/tests/support/scim-resources";

const userUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
const urn = "urn:contoso:hr:2.0:User";
const other = "urn:contoso:site:2.0:User";
const extension = (name: string) => ({
  urn: name,
  name: "HR",
  attributes: [
    { name: "badge", type: "string" as const },
    { name: "floor", type: "integer" as const },
  ],
});

onEachDatabase("delete schema extension", () => {
  const scim = useScim();

  it("takes the values from everybody who has some, and nothing else, with an audit row", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx("EnterpriseAdmin", () => new Date("2026-11-03T14:02:11Z"));
    const { id } = await declareSchemaExtension(ctx, extension(urn));
    await declareSchemaExtension(ctx, extension(other));
    const both = await makeUserWith(organization, {
      title: "Engineer",
      [urn]: { badge: "7" },
      [other]: { badge: "8" },
    });
    const none = await makeUserWith(organization, { [other]: { badge: "9" } });
    expect(await deleteSchemaExtension(ctx, id)).toEqual({ users: 1 });
    expect(await findUser(ctx, both)).toMatchObject({ version: 2, updatedAt: ctx.now() });
    expect((await findUser(ctx, both))?.attributes).toEqual({ title: "Engineer", [other]: { badge: "8" } });
    expect(await findUser(ctx, none)).toMatchObject({ version: 1 });
    expect(await listSchemaExtensions(ctx)).toMatchObject([{ urn: other, users: 2 }]);
    expect((await auditOf(organization.id, id)).at(-1)).toMatchObject({
      action: "schema_extension.delete",
      before: { urn, name: "HR", users: 1 },
      after: null,
    });
  });

  it("leaves no value of it, or of an attribute that changed, to somebody who comes back", async () => {
    const client = await scim.connect();
    const admin = client.organization.ctx();
    const gone = await declareSchemaExtension(admin, extension(urn));
    const changed = await declareSchemaExtension(admin, extension(other));
    const [ada, bo] = [
      await makeUser(client, { userName: "ada", [urn]: { badge: "7" }, [other]: { badge: "8", floor: 3 } }),
      await makeUser(client, { userName: "bo", [urn]: { badge: "7" } }),
    ];
    for (const { id } of [ada, bo]) await deleteUser(client.ctx, id);
    await deleteSchemaExtension(admin, gone.id);
    await updateSchemaExtension(admin, changed.id, {
      attributes: [
        { name: "badge", type: "string" },
        { name: "floor", type: "boolean" },
      ],
    });
    for (const { id } of [ada, bo]) await restoreUser(admin, id);
    expect((await findUser(client.ctx, ada.id))?.attributes[other]).toEqual({ badge: "8" });
    for (const { id } of [ada, bo])
      expect(Object.keys((await findUser(client.ctx, id))?.attributes ?? {})).not.toContain(urn);
  });

  it("does not come back with what a conflict kept, when it is linked later", async () => {
    const client = await scim.connect();
    const admin = client.organization.ctx();
    const { id } = await declareSchemaExtension(admin, extension(urn));
    await declareSchemaExtension(admin, extension(other));
    const eve = await createUserByHand(admin, { userName: "eve", email: "eve@contoso.example" });
    const body = { schemas: [userUrn], userName: "eve@contoso.example", [urn]: { badge: "7" }, [other]: { floor: 3 } };
    expect((await client.send("POST", "/Users", { body })).status).toBe(409);
    const [conflict] = (await listConflicts(admin, {})).items;
    await deleteSchemaExtension(admin, id);
    await decideConflict(admin, conflict?.id ?? "", { decision: "link", candidateId: eve.id });
    const attributes = (await findUser(client.ctx, eve.id))?.attributes;
    expect(attributes).toMatchObject({ [other]: { floor: 3 } });
    expect(Object.keys(attributes ?? {})).not.toContain(urn);
  });

  it("refuses another version than expected", async () => {
    const { ctx } = await makeOrganization();
    const { id } = await declareSchemaExtension(ctx(), extension(urn));
    await expect(deleteSchemaExtension(ctx(), id, { version: 7 })).rejects.toMatchObject({ field: "version" });
    expect(await deleteSchemaExtension(ctx(), id, { version: 1 })).toEqual({ users: 0 });
  });

  it("hides an extension of another organization behind not_found, and leaves its people alone", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const { id } = await declareSchemaExtension(theirs.ctx(), extension(urn));
    const own = await declareSchemaExtension(mine.ctx(), extension(urn));
    const person = await makeUserWith(theirs, { [urn]: { badge: "7" } });
    await expect(deleteSchemaExtension(mine.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    expect(await deleteSchemaExtension(mine.ctx(), own.id)).toEqual({ users: 0 });
    expect(await findUser(theirs.ctx(), person)).toMatchObject({ version: 1, attributes: { [urn]: { badge: "7" } } });
  });

  it("is forbidden to Admins", async () => {
    const { ctx } = await makeOrganization();
    const { id } = await declareSchemaExtension(ctx(), extension(urn));
    await expect(deleteSchemaExtension(ctx("Admin"), id)).rejects.toMatchObject({ code: "forbidden" });
  });
});
