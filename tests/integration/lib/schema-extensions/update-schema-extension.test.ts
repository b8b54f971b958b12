import { expect, it } from "vitest";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { getSchemaExtension } from "@/lib/schema-extensions/get-schema-extension";
import type { SchemaAttributeInput } from "@/lib/schema-extensions/schemas";
import { updateSchemaExtension } from "@/lib/schema-extensions/update-schema-extension";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makeUserWith } from "@/tests/support/make-users";

const urn = "urn:contoso:hr:2.0:User";
const badge: SchemaAttributeInput = { name: "badge", type: "string" };
const floor: SchemaAttributeInput = { name: "floor", type: "integer" };

async function withExtension() {
  const organization = await makeOrganization();
  const { id } = await declareSchemaExtension(organization.ctx(), { urn, name: "HR", attributes: [badge, floor] });
  return { organization, id, ctx: organization.ctx() };
}

onEachDatabase("update schema extension", () => {
  it("renames, describes and adds attributes, with an audit row, whatever people have", async () => {
    const { organization, id, ctx } = await withExtension();
    await makeUserWith(organization, { [urn]: { badge: "7", floor: 3 } });
    const saved = await updateSchemaExtension(ctx, id, {
      name: "People",
      description: "Of HR",
      attributes: [floor, { ...badge, caseExact: true, description: "Printed" }, { name: "room", type: "string" }],
      version: 1,
    });
    expect(saved).toMatchObject({ urn, name: "People", description: "Of HR", version: 2 });
    expect(saved.attributes.map(({ name, caseExact }) => [name, caseExact])).toEqual([
      ["floor", false],
      ["badge", true],
      ["room", false],
    ]);
    expect(await getSchemaExtension(ctx, id)).toEqual({ ...saved, users: 1 });
    expect((await auditOf(organization.id, id)).at(-1)).toMatchObject({
      action: "schema_extension.update",
      before: { name: "HR", description: null },
      after: { name: "People", description: "Of HR" },
    });
  });

  it("writes nothing when nothing changes, and clears the description by empty text", async () => {
    const { organization, id, ctx } = await withExtension();
    expect(await updateSchemaExtension(ctx, id, { name: "HR", attributes: [badge, floor] })).toMatchObject({
      version: 1,
    });
    await updateSchemaExtension(ctx, id, { description: "x" });
    expect(await updateSchemaExtension(ctx, id, { description: "" })).toMatchObject({ description: null, version: 3 });
    expect(await auditOf(organization.id, id)).toHaveLength(3);
  });

  it.each<readonly [string, readonly SchemaAttributeInput[]]>([
    ["its removal", [floor]],
    ["another type", [{ ...badge, type: "integer" }, floor]],
    ["a list in place of a value", [{ ...badge, multiValued: true }, floor]],
    ["another spelling", [{ ...badge, name: "Badge" }, floor]],
  ])("refuses of an attribute in use %s, and allows it once nobody has a value", async (_name, attributes) => {
    const { organization, id, ctx } = await withExtension();
    await makeUserWith(organization, { [urn]: { badge: "7" } });
    await expect(updateSchemaExtension(ctx, id, { attributes: [...attributes] })).rejects.toMatchObject({
      code: "conflict",
      field: "attributes",
      message: expect.stringMatching(/^1 user has a value of badge/),
    });
    expect(await getSchemaExtension(ctx, id)).toMatchObject({ version: 1 });
    const fresh = await withExtension();
    await makeUserWith(fresh.organization, { [urn]: { floor: 3 } });
    expect(await updateSchemaExtension(fresh.ctx, fresh.id, { attributes: [...attributes] })).toMatchObject({
      version: 2,
    });
  });

  it("refuses an edit that began before somebody else's", async () => {
    const { id, ctx } = await withExtension();
    await updateSchemaExtension(ctx, id, { name: "First", version: 1 });
    await expect(updateSchemaExtension(ctx, id, { name: "Second", version: 1 })).rejects.toMatchObject({
      code: "conflict",
      field: "version",
    });
  });

  it("hides an extension of another organization behind not_found", async () => {
    const { id, ctx } = await withExtension();
    const other = await makeOrganization();
    await expect(updateSchemaExtension(other.ctx(), id, { name: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    expect(await getSchemaExtension(ctx, id)).toMatchObject({ name: "HR" });
  });

  it("is forbidden to Admins, who read", async () => {
    const { organization, id } = await withExtension();
    await expect(updateSchemaExtension(organization.ctx("Admin"), id, { name: "Mine" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
