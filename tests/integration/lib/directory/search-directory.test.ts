import { expect, it } from "vitest";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { seekRows } from "@/lib/directory/keyset-search";
import { type DirectorySearch, searchDirectory } from "@/lib/directory/search-directory";
import { createGroup } from "@/lib/groups/create-group";
import { loadGroups } from "@/lib/groups/load-groups";
import { loadUsers } from "@/lib/users/load-users";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";
import { makeUsers } from "@/tests/support/make-users";

const everything: DirectorySearch = {
  users: { where: null, key: null, withGroups: true },
  groups: { where: null, key: null, withMembers: true },
  order: null,
  from: null,
  backwards: false,
  offset: 0,
  limit: 100,
  total: null,
};

onEachDatabase("search directory", (kind) => {
  it("finds users and groups of its own organization, with groups and members only when asked for", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const [user] = await makeUsers(mine.ctx(), 1);
    const stranger = (await makeUsers(theirs.ctx(), 1))[0];
    const group = await createGroup(mine.ctx(), { displayName: "G", externalId: null }, [user?.id ?? ""], false);
    const page = await searchDirectory(mine.ctx(), everything);
    expect(page).toMatchObject({ total: 3, more: false });
    expect(page.items).toContainEqual(
      expect.objectContaining({
        kind: "User",
        user: expect.objectContaining({ groups: [{ id: group.id, displayName: "G" }] }),
      }),
    );
    expect(page.items).toContainEqual(
      expect.objectContaining({ kind: "Group", members: [expect.objectContaining({ id: user?.id, type: "User" })] }),
    );
    const { organizationId } = mine.ctx();
    const ids = [user?.id ?? "", stranger?.id ?? "", group.id];
    await withOrganization(organizationId, async (tx) => {
      expect([...(await loadUsers(tx, organizationId, ids, { withGroups: false })).keys()]).toEqual([user?.id]);
      expect([...(await loadGroups(tx, mine.ctx(), ids, { withMembers: false })).values()]).toEqual([
        { group, members: [] },
      ]);
    });
  });

  it("counts once: a total that is known is believed, and none of it is asked for with a page that tells it", async () => {
    const organization = await makeOrganization();
    await makeUsers(organization.ctx(), 4);
    const search = { ...everything, groups: null };
    expect(await searchDirectory(organization.ctx(), { ...search, limit: 2 })).toMatchObject({ total: 5, more: true });
    expect(await searchDirectory(organization.ctx(), { ...search, limit: 2, total: 99 })).toMatchObject({ total: 99 });
    expect(await searchDirectory(organization.ctx(), { ...search, limit: 0 })).toMatchObject({ total: 5, items: [] });
    expect(await searchDirectory(organization.ctx(), { ...everything, users: null, groups: null })).toMatchObject({
      total: 0,
      items: [],
    });
  });

  it("is forbidden without user:read or group:read, as far as it looks there", async () => {
    const organization = await makeOrganization();
    const only = (permission: "user:read" | "group:read") => ({
      ...organization.ctx(),
      permissions: new Set([permission]),
    });
    await expect(searchDirectory(only("user:read"), everything)).rejects.toMatchObject({ code: "forbidden" });
    await expect(searchDirectory(only("group:read"), everything)).rejects.toMatchObject({ code: "forbidden" });
    expect(await searchDirectory(only("user:read"), { ...everything, groups: null })).toMatchObject({ total: 1 });
  });

  it("reads no more rows for a page in the middle of 20,000 than for the first", async () => {
    const organization = await makeOrganization();
    const { organizationId } = organization.ctx();
    const rows = await withOrganization(organizationId, (tx) =>
      tx.query<{ id: string }>(
        `insert into "user" (organization_id, id, user_name, user_name_key, active, login_method, attributes, version, created_at, updated_at)
         select $1, gen_random_uuid(), 'many' || n, 'many' || n, true, 'sso', '{}', 1, now(), now() from generate_series(1, 20000) n
         returning id`,
        [organizationId],
      ),
    );
    const sorted = rows.map(({ id }) => id).sort();
    const from = { key: null, id: sorted[10_000] ?? "" };
    const middle = await searchDirectory(organization.ctx(), {
      ...everything,
      groups: null,
      from,
      limit: 3,
      total: 20_001,
    });
    expect(middle.items.map((item) => item.kind === "User" && item.user.id)).toEqual(sorted.slice(10_001, 10_004));
    const branch = { kind: "User", table: '"user"', alias: "u", where: null, key: null } as const;
    const plan = await withOrganization(organizationId, async (tx) => {
      const explain: Tx = {
        ...tx,
        query: (text, params) => tx.query(`explain (analyze, costs off, timing off, summary off) ${text}`, params),
      };
      return seekRows(explain, organizationId, [branch], { order: null, from, backwards: false, offset: 0, limit: 4 });
    });
    const lines = plan.flatMap((row) => Object.values(row).map(String));
    const read = lines.map((line) => Number(/actual rows=(\d+)/.exec(line)?.[1] ?? 0));
    expect(Math.max(...read), `${kind}: ${lines.join("\n")}`).toBe(4);
    expect(lines.join("\n")).not.toContain("Rows Removed");
  });
});
