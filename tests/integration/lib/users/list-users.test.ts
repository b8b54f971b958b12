import { beforeAll, expect, it } from "vitest";
import { createUser } from "@/lib/users/create-user";
import { listUsers } from "@/lib/users/list-users";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makeUsers, userFields } from "@/tests/support/make-users";
import { readAllPages } from "@/tests/support/read-all-pages";

onEachDatabase("list users", () => {
  let organization: TestOrganization;
  beforeAll(async () => {
    organization = await makeOrganization();
    await makeUsers(organization.ctx(), 120);
    await createUser(
      organization.ctx(),
      userFields("zed@contoso.example", {
        active: false,
        displayName: "100% Zed_",
        externalId: "object-id",
        attributes: {
          emails: [{ value: "Mail@Contoso.example" }],
          "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": { employeeNumber: "E-4711" },
        },
      }),
    );
  });

  it.each(["name", "-name", "created", "-created"] as const)("turns its pages both ways by %s", async (sort) => {
    const items = await readAllPages((cursor) => listUsers(organization.ctx(), { ...cursor, sort }));
    const keys = items.map((item) =>
      sort.endsWith("name") ? (item.displayName ?? item.userName).toLowerCase() : item.id,
    );
    const sorted = [...keys].sort();
    expect(new Set(keys).size).toBe(122);
    expect(keys).toEqual(sort.startsWith("-") ? sorted.reverse() : sorted);
  });

  it("turns its pages also among people of one name", async () => {
    const one = await makeOrganization();
    for (let index = 0; index < 60; index += 1) {
      await createUser(one.ctx(), userFields(`twin-${index}@contoso.example`, { displayName: "Twin" }));
    }
    const items = await readAllPages((cursor) => listUsers(one.ctx(), cursor));
    expect(new Set(items.map(({ id }) => id)).size).toBe(61);
  });

  it("refuses the cursor of another order", async () => {
    const { next } = await listUsers(organization.ctx(), {});
    const broken = Buffer.from(`${Buffer.from(next ?? "", "base64url")}`.slice(1)).toString("base64url");
    await expect(listUsers(organization.ctx(), { after: broken })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("keeps its place when somebody before it is deleted or added", async () => {
    const first = await listUsers(organization.ctx(), {});
    await createUser(organization.ctx(), userFields("aaa@contoso.example", { displayName: "A" }));
    const second = await listUsers(organization.ctx(), { after: first.next ?? "" });
    expect(first.items.map(({ id }) => id)).not.toContain(second.items[0]?.id);
  });

  it.each([
    ["a part of the user name", "ZED@"],
    ["a part of the display name, taken literally", "100% zed_"],
    ["a part of the e-mail address", "mail@CONTOSO"],
    ["a whole object id", "object-id"],
    ["an employee number", "e-4711"],
  ])("finds by %s", async (_name, q) => {
    const page = await listUsers(organization.ctx(), { q });
    expect(page.items.map((item) => item.userName)).toEqual(["zed@contoso.example"]);
  });

  it("finds nobody by a wildcard", async () => {
    expect((await listUsers(organization.ctx(), { q: "%user%" })).items).toEqual([]);
  });

  it("keeps active and inactive people apart", async () => {
    const inactive = await listUsers(organization.ctx(), { status: "inactive" });
    expect(inactive).toMatchObject({ items: [{ userName: "zed@contoso.example" }], total: { count: 1 } });
  });

  it("refuses a damaged cursor", async () => {
    for (const cursor of [{ after: "%%" }, { before: "" }]) {
      await expect(listUsers(organization.ctx(), cursor)).rejects.toMatchObject({ code: "invalid_input" });
    }
  });

  it("shows nothing of another organization", async () => {
    const other = await makeOrganization();
    const page = await listUsers(other.ctx(), {});
    expect(page.items.map((item) => item.userName)).toEqual([other.email]);
  });

  it("is forbidden without user:read", async () => {
    const ctx = { ...organization.ctx(), permissions: new Set<never>() };
    await expect(listUsers(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
