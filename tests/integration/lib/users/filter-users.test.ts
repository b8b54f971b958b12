import { beforeAll, expect, it } from "vitest";
import { createSession } from "@/lib/auth/create-session";
import { withOrganization } from "@/lib/db/with-organization";
import { grantFolder } from "@/lib/folders/grant-folder";
import { createGroup } from "@/lib/groups/create-group";
import { listUserIds } from "@/lib/users/list-user-ids";
import { listUsers } from "@/lib/users/list-users";
import type { UserFilters } from "@/lib/users/schemas";
import { onEachDatabase } from "@/tests/support/database";
import { insertFolder } from "@/tests/support/folders";
import { makeConnector } from "@/tests/support/make-connector";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

onEachDatabase("filter users", () => {
  let organization: TestOrganization;
  const ids = { connector: "", group: "", folder: "" };

  beforeAll(async () => {
    const connector = await makeConnector();
    organization = connector.organization;
    ids.connector = connector.connectorId;
    const [ada] = await makePeople(organization.id, 1, { connectorId: connector.connectorId, prefix: "ada" });
    const [bo] = await makePeople(organization.id, 1, { prefix: "bo" });
    const [cy] = await makePeople(organization.id, 1, { prefix: "cy" });
    if (ada === undefined || bo === undefined || cy === undefined) throw new Error("Nobody was made.");
    await withOrganization(organization.id, async (tx) => {
      await tx.query(`update "user" set user_type = 'Premium', login_method = 'sso' where id = $1`, [ada]);
      await tx.query(`update "user" set user_type = 'Standard', user_type_by_rule = 'Premium' where id = $1`, [bo]);
      await tx.query(`update "user" set access_role_by_hand = 'Admin', active = false where id = $1`, [cy]);
    });
    await signIn(organization.id, ada, 100);
    await signIn(organization.id, bo, 5);
    const fields = { displayName: "Team", externalId: null };
    ids.group = (await createGroup(organization.ctx(), fields, [ada, cy], false)).id;
    ids.folder = await insertFolder(organization.id, "Sales");
    await grantFolder(organization.ctx(), ids.folder, { userIds: [bo] });
  });

  const cases: readonly [string, () => UserFilters, readonly string[]][] = [
    ["status active", () => ({ status: "active" }), ["Ada", "Bo", "mia"]],
    ["status inactive", () => ({ status: "inactive" }), ["Cy"]],
    ["an access role", () => ({ accessRole: "Admin" }), ["Cy"]],
    ["no access role", () => ({ accessRole: "none" }), ["Ada", "Bo"]],
    ["the user type that counts", () => ({ userType: "Premium" }), ["Ada", "Bo"]],
    ["a user type that a rule replaces", () => ({ userType: "Standard" }), []],
    ["no user type", () => ({ userType: "none" }), ["Cy", "mia"]],
    ["login method", () => ({ loginMethod: "sso" }), ["Ada"]],
    ["Entra's people", () => ({ origin: "entra" }), ["Ada"]],
    ["people made by hand", () => ({ origin: "hand" }), ["Bo", "Cy", "mia"]],
    ["a connector", () => ({ connector: ids.connector }), ["Ada"]],
    ["a group", () => ({ group: ids.group }), ["Ada", "Cy"]],
    ["a folder", () => ({ folder: ids.folder }), ["Bo"]],
    ["who never signed in", () => ({ notSignedIn: "ever" }), ["Cy", "mia"]],
    ["not within 30 days", () => ({ notSignedIn: "30" }), ["Ada", "Cy", "mia"]],
    ["not within 180 days", () => ({ notSignedIn: "180" }), ["Cy", "mia"]],
    ["several at once", () => ({ group: ids.group, status: "active", q: "ADA" }), ["Ada"]],
  ];

  it.each(cases)("by %s", async (_name, filters, expected) => {
    const page = await listUsers(organization.ctx("ReadOnly"), filters());
    const names = page.items.map((user) => (user.displayName ?? user.userName).split(/[-@]/)[0]);
    expect(names).toEqual(expected);
    expect(page.total).toEqual({ count: expected.length, exact: true });
    const all = await listUserIds(organization.ctx("ReadOnly"), filters());
    expect([...all.ids].sort()).toEqual(page.items.map(({ id }) => id).sort());
    expect(all.next).toBeNull();
  });

  it("shows the user type that counts", async () => {
    const { items } = await listUsers(organization.ctx(), { q: "bo-" });
    expect(items).toMatchObject([{ userType: "Premium", accessRoleRule: null }]);
  });

  it("shows when somebody signed in last, whatever became of that session", async () => {
    await withOrganization(organization.id, (tx) =>
      tx.query("delete from session where organization_id = $1", [organization.id]),
    );
    const { items } = await listUsers(organization.ctx(), { sort: "name" });
    const days = items.map(({ lastSignInAt }) =>
      lastSignInAt === null ? null : Math.round((Date.now() - Date.parse(lastSignInAt)) / 86_400_000),
    );
    expect(days).toEqual([100, 5, null, null]);
  });

  it("finds nobody by the group or folder of another organization", async () => {
    const other = await makeOrganization();
    for (const filters of [{ group: ids.group }, { folder: ids.folder }, { connector: ids.connector }]) {
      expect((await listUsers(other.ctx(), filters)).items).toEqual([]);
      expect((await listUserIds(other.ctx(), filters)).ids).toEqual([]);
    }
  });

  it("ids are forbidden without user:read, and refuse a damaged cursor", async () => {
    const ctx = { ...organization.ctx(), permissions: new Set<never>() };
    await expect(listUserIds(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(listUserIds(organization.ctx(), { after: "%%" })).rejects.toMatchObject({ code: "invalid_input" });
  });
});

function signIn(organizationId: string, userId: string, daysAgo: number): Promise<string | null> {
  const now = () => new Date(Date.now() - daysAgo * 86_400_000);
  return withOrganization(organizationId, (tx) =>
    createSession(
      tx,
      { organizationId, userId, method: "password", secondFactor: false },
      { address: null, userAgent: null, now },
    ),
  );
}

onEachDatabase("many users", () => {
  let organization: TestOrganization;
  let made: readonly string[];
  beforeAll(async () => {
    organization = await makeOrganization();
    made = await makePeople(organization.id, 10_040);
  });

  it("are about so many, in the same order on every page", async () => {
    const first = await listUsers(organization.ctx(), { q: "person" });
    expect(first.total).toEqual({ count: 10_040, exact: false });
    expect(first.items.map(({ id }) => id)).toEqual(made.slice(0, 50));
    const second = await listUsers(organization.ctx(), { q: "person", after: first.next ?? "" });
    expect(second.items.map(({ id }) => id)).toEqual(made.slice(50, 100));
    const back = await listUsers(organization.ctx(), { q: "person", before: second.previous ?? "" });
    expect(back.items).toEqual(first.items);
    const last = await listUsers(organization.ctx(), { q: "person", sort: "-name" });
    expect(last.items[0]?.id).toBe(made.at(-1));
  });

  it("are counted exactly up to 10,000", async () => {
    const page = await listUsers(organization.ctx(), { q: "person-009" });
    expect(page.total).toEqual({ count: 1_000, exact: true });
  });

  it("have their ids read 500 at a time", async () => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const part = await listUserIds(organization.ctx(), { q: "person", ...(after === null ? {} : { after }) });
      expect(part.ids.length).toBeLessThanOrEqual(500);
      ids.push(...part.ids);
      after = part.next;
    } while (after !== null);
    expect(ids).toEqual([...made].sort());
  });
});
