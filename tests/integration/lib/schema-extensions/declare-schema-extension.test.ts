import { expect, it } from "vitest";
import { declareSchemaExtension } from "@/lib/schema-extensions/declare-schema-extension";
import { listSchemaExtensions } from "@/lib/schema-extensions/list-schema-extensions";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { badgeExtension } from "@/tests/support/schema-extensions";

const small = (urn: string) => ({ urn, name: "Small", attributes: [{ name: "one", type: "string" as const }] });

onEachDatabase("declare schema extension", () => {
  it("keeps it with the defaults of what was left out, and writes an audit row", async () => {
    const organization = await makeOrganization();
    const now = new Date("2026-11-03T14:02:11Z");
    const declared = await declareSchemaExtension(
      organization.ctx("EnterpriseAdmin", () => now),
      badgeExtension,
    );
    expect(declared).toMatchObject({
      urn: badgeExtension.urn,
      name: "Contoso",
      declaredBy: "Mia Chen",
      createdAt: now.toISOString(),
      version: 1,
    });
    const plain = { type: "string", multiValued: false, caseExact: false, description: null, canonicalValues: [] };
    expect(declared.attributes.slice(0, 2)).toEqual([
      { ...plain, name: "badge", description: "As printed on the badge" },
      { ...plain, name: "room", caseExact: true },
    ]);
    // RFC 7643 §2.3.6 and §2.3.7: both are case exact by nature.
    expect(declared.attributes.filter(({ caseExact }) => caseExact).map(({ name }) => name)).toEqual([
      "room",
      "page",
      "seal",
    ]);
    expect(await auditOf(organization.id, declared.id)).toMatchObject([
      { action: "schema_extension.declare", actor_name: "Mia Chen", before: null, after: { urn: badgeExtension.urn } },
    ]);
    expect(await listSchemaExtensions(organization.ctx())).toEqual([{ ...declared, users: 0 }]);
  });

  it.each([
    ["the same URN in another spelling", "urn:contoso:HR:2.0:User"],
    ["a URN that begins it", "urn:contoso:hr"],
    ["a URN that it begins", "urn:contoso:hr:2.0:User:more"],
  ])("refuses %s, and leaves what is there", async (_name, urn) => {
    const { ctx, id } = await makeOrganization();
    const first = await declareSchemaExtension(ctx(), small("urn:contoso:hr:2.0:User"));
    await expect(declareSchemaExtension(ctx(), small(urn))).rejects.toMatchObject({ code: "conflict", field: "urn" });
    expect(await listSchemaExtensions(ctx())).toEqual([{ ...first, users: 0 }]);
    expect(await auditOf(id, first.id)).toHaveLength(1);
  });

  it("takes URNs that only look alike, and the URN of another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    for (const urn of ["urn:contoso:hr:2.0:User", "urn:contoso:hr:2.0:Users", "urn:contoso:h_:2.0:User"])
      await declareSchemaExtension(mine.ctx(), small(urn));
    await declareSchemaExtension(theirs.ctx(), small("urn:contoso:hr:2.0:User"));
    expect(await listSchemaExtensions(theirs.ctx())).toHaveLength(1);
  });

  it("lets one of two win that declare the same at once", async () => {
    const { ctx } = await makeOrganization();
    const tries = await Promise.allSettled([
      declareSchemaExtension(ctx(), small("urn:contoso:hr:2.0:User")),
      declareSchemaExtension(ctx(), small("urn:contoso:hr:2.0:User")),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await listSchemaExtensions(ctx())).toHaveLength(1);
  });

  it("refuses the 21st", async () => {
    const { ctx } = await makeOrganization();
    for (let index = 0; index < 20; index += 1) await declareSchemaExtension(ctx(), small(`urn:contoso:x${index}`));
    await expect(declareSchemaExtension(ctx(), small("urn:contoso:another"))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("at most 20"),
    });
  });

  it.each(["Admin", "User", "ReadOnly"] as const)("is forbidden to %s", async (role) => {
    const { ctx } = await makeOrganization();
    await expect(declareSchemaExtension(ctx(role), badgeExtension)).rejects.toMatchObject({ code: "forbidden" });
  });
});
