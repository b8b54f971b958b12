import { expect, it } from "vitest";
import { declareMetadataKey } from "@/lib/metadata/declare-metadata-key";
import { listMetadataKeys } from "@/lib/metadata/list-metadata-keys";
import { type ListMetadataKeysParams, metadataUrn } from "@/lib/metadata/schemas";
import { createUser } from "@/lib/users/create-user";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makeUserWith, userFields } from "@/tests/support/make-users";

async function organizationWithKeys(): Promise<TestOrganization> {
  const organization = await makeOrganization();
  const at = (day: number) => organization.ctx("Admin", () => new Date(Date.UTC(2026, 10, day)));
  await declareMetadataKey(at(3), { key: "Region", description: "Sales ÄREA" });
  await declareMetadataKey(at(1), { key: "badge" });
  await declareMetadataKey(at(2), { key: "CostCenter" });
  const values = [{ Region: "North", CostCenter: "12" }, { region: "South" }, { CostCenter: "13", Undeclared: "x" }];
  for (const value of values) await makeUserWith(organization, { [metadataUrn]: value, title: "Region" });
  await createUser(organization.ctx(), userFields("none@contoso.example"));
  return organization;
}

onEachDatabase("list metadata keys", () => {
  it("says who declared each, when, and how many users have a value in any spelling of the key", async () => {
    const organization = await organizationWithKeys();
    expect(await listMetadataKeys(organization.ctx("ReadOnly"), {})).toEqual({
      total: 3,
      acceptNew: true,
      keys: [
        {
          key: "badge",
          description: null,
          declaredBy: "Mia Chen",
          atFirstSight: false,
          createdAt: "2026-11-01T00:00:00.000Z",
          version: 1,
          users: 0,
        },
        expect.objectContaining({ key: "CostCenter", users: 2 }),
        expect.objectContaining({ key: "Region", users: 2, description: "Sales ÄREA" }),
      ],
    });
  });

  it("finds parts of key and description, whatever their case, and still tells how many there are", async () => {
    const organization = await organizationWithKeys();
    const found = async (q: string) => {
      const { keys, total } = await listMetadataKeys(organization.ctx(), { q });
      expect(total).toBe(3);
      return keys.map(({ key }) => key);
    };
    expect(await found("CENTER")).toEqual(["CostCenter"]);
    expect(await found("s äre")).toEqual(["Region"]);
    expect(await found("%")).toEqual([]);
  });

  it.each([
    ["key", ["badge", "CostCenter", "Region"]],
    ["-key", ["Region", "CostCenter", "badge"]],
    ["created", ["badge", "CostCenter", "Region"]],
    ["-created", ["Region", "CostCenter", "badge"]],
    ["users", ["badge", "CostCenter", "Region"]],
    ["-users", ["CostCenter", "Region", "badge"]],
  ] as const)("sorts by %s", async (sort: ListMetadataKeysParams["sort"], order) => {
    const organization = await organizationWithKeys();
    const { keys } = await listMetadataKeys(organization.ctx(), sort === undefined ? {} : { sort });
    expect(keys.map(({ key }) => key)).toEqual(order);
  });

  it("shows nothing of another organization", async () => {
    await organizationWithKeys();
    const other = await makeOrganization();
    expect(await listMetadataKeys(other.ctx(), {})).toEqual({ keys: [], total: 0, acceptNew: true });
  });

  it("is forbidden without metadata:read", async () => {
    const organization = await makeOrganization();
    const ctx = { ...organization.ctx(), permissions: new Set([]) };
    expect(() => listMetadataKeys(ctx, {})).toThrow(expect.objectContaining({ code: "forbidden" }));
  });
});
