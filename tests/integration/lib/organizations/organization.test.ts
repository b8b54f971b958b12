import { expect, it } from "vitest";
import { getOrganization } from "@/lib/organizations/get-organization";
import { updateOrganization } from "@/lib/organizations/update-organization";
import { whoAmI } from "@/lib/organizations/who-am-i";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("the organization of the context", () => {
  it("is read and renamed, with one audit row for a change and none without", async () => {
    const { id, slug, ctx } = await makeOrganization();
    const before = await getOrganization(ctx());
    expect(before).toMatchObject({ id, slug, name: "Contoso", version: 1 });
    const after = { ...before, name: "Contoso Group", version: 2 };
    expect(await updateOrganization(ctx(), { name: "Contoso Group", version: 1 })).toEqual(after);
    expect(await updateOrganization(ctx(), { name: "Contoso Group" })).toEqual(after);
    expect(await getOrganization(ctx())).toEqual(after);
    const entries = await auditOf(id, id);
    expect(entries.filter(({ action }) => action === "organization.update")).toMatchObject([
      { before: { name: "Contoso" }, after: { name: "Contoso Group" } },
    ]);
  });

  it("is not renamed by an edit that began before somebody else's", async () => {
    const { ctx } = await makeOrganization();
    await updateOrganization(ctx(), { name: "First" });
    await expect(updateOrganization(ctx(), { name: "Second", version: 1 })).rejects.toMatchObject({
      code: "conflict",
      field: "version",
      message: expect.stringContaining("Mia Chen changed name"),
    });
  });

  it("is renamed by nobody without organization:update", async () => {
    const { ctx } = await makeOrganization();
    await expect(updateOrganization(ctx("Admin"), { name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("tells everybody who they are and what they may do", async () => {
    const { id, slug, ctx } = await makeOrganization();
    expect(await whoAmI(ctx("User"))).toEqual({
      actor: { kind: "user", id: expect.any(String), name: "Mia Chen" },
      permissions: [...ctx("User").permissions].sort(),
      organization: { id, slug, name: "Contoso" },
    });
  });
});
