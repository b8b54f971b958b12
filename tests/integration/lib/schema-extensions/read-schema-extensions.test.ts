import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { getSchemaExtension } from "@/lib/schema-extensions/get-schema-extension";
import { listSchemaExtensions } from "@/lib/schema-extensions/list-schema-extensions";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";
import { makeUserWith } from "@/tests/support/make-users";
import { badgeExtension } from "@/tests/support/schema-extensions";

const other = { urn: "urn:contoso:other", name: "Other", attributes: [{ name: "one", type: "string" as const }] };

onEachDatabase("schema extensions read", () => {
  it("count the users with a value of each, in the order of declaration, to an Admin as well", async () => {
    const organization = await makeOrganization();
    const { ctx } = organization;
    const first = await declareSchemaExtension(ctx(), badgeExtension);
    const second = await declareSchemaExtension(ctx(), other);
    await makeUserWith(organization, { [first.urn]: { badge: "7", floor: 3 }, title: "Engineer" });
    await makeUserWith(organization, { [first.urn]: { badge: "8" } });
    await makeUserWith(organization, { title: first.urn });
    const listed = await listSchemaExtensions(ctx("Admin"));
    expect(listed.map(({ urn, users }) => [urn, users])).toEqual([
      [first.urn, 2],
      [second.urn, 0],
    ]);
    expect(await getSchemaExtension(ctx("Admin"), first.id)).toEqual({ ...first, users: 2 });
  });

  it("of another organization are not found, and neither are those of nobody", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const { id } = await declareSchemaExtension(theirs.ctx(), badgeExtension);
    await declareSchemaExtension(mine.ctx(), badgeExtension);
    await makeUserWith(theirs, { [badgeExtension.urn]: { badge: "7" } });
    for (const strange of [id, uuidv7()])
      await expect(getSchemaExtension(mine.ctx(), strange)).rejects.toMatchObject({ code: "not_found" });
    expect(await listSchemaExtensions(mine.ctx())).toMatchObject([{ users: 0 }]);
  });

  it.each(["User", "ReadOnly"] as const)("are forbidden to %s", async (role) => {
    const { ctx } = await makeOrganization();
    const { id } = await declareSchemaExtension(ctx(), badgeExtension);
    expect(() => listSchemaExtensions(ctx(role))).toThrow(expect.objectContaining({ code: "forbidden" }));
    expect(() => getSchemaExtension(ctx(role), id)).toThrow(expect.objectContaining({ code: "forbidden" }));
  });
});
