import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { createGroup } from "@/lib/groups/create-group";
import { createUser } from "@/lib/users/create-user";
import { findUser } from "@/lib/users/find-user";
import { getUser } from "@/lib/users/get-user";
import { searchUsers } from "@/lib/users/search-users";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";
import { makeUsers, userFields } from "@/tests/support/make-users";

const everyone = { where: null, orderBy: null, withGroups: true };

onEachDatabase("read users", () => {
  it("get user shows attributes by path, groups by name, and the resource", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const made = await createUser(
      ctx,
      userFields("ada", { attributes: { name: { givenName: "Ada" }, emails: [{ type: "work", value: "a@x" }] } }),
    );
    for (const displayName of ["Zeppelins", "Engines"]) {
      await createGroup(ctx, { displayName, externalId: null }, [made.id], false);
    }
    const detail = await getUser(ctx, made.id);
    expect(detail.attributes).toContainEqual({ path: "name.givenName", value: "Ada" });
    expect(detail.attributes).toContainEqual({ path: 'emails[type eq "work"].value', value: "a@x" });
    expect(detail.groups.map((group) => group.displayName)).toEqual(["Engines", "Zeppelins"]);
    expect(detail).toMatchObject({ groupCount: 2, version: 1, scim: { id: made.id, meta: { version: 'W/"1"' } } });
  });

  it("search users pages in a stable order and counts all", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const ids = (await makeUsers(ctx, 7)).map((user) => user.id);
    const page = await searchUsers(ctx, { ...everyone, offset: 1, limit: 3 });
    expect(page.records.map((user) => user.id)).toEqual(ids.slice(0, 3));
    expect(page.total).toBe(8);
    expect(await searchUsers(ctx, { ...everyone, offset: 0, limit: 0 })).toEqual({ records: [], total: 8 });
    expect(await searchUsers(ctx, { ...everyone, offset: 50, limit: 5 })).toEqual({ records: [], total: 8 });
  });

  it("hide a user of another organization behind not_found, null and an empty list", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const made = await createUser(theirs.ctx(), userFields("ada"));
    for (const id of [made.id, uuidv7(), "ada"]) {
      await expect(getUser(mine.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await findUser(mine.ctx(), made.id)).toBeNull();
    const found = await searchUsers(mine.ctx(), { ...everyone, offset: 0, limit: 100 });
    expect(found.records.map((user) => user.id)).not.toContain(made.id);
  });

  it("are forbidden without user:read", async () => {
    const organization = await makeOrganization();
    const ctx = { ...organization.ctx(), permissions: new Set<never>() };
    const id = uuidv7();
    for (const read of [
      () => getUser(ctx, id),
      () => findUser(ctx, id),
      () => searchUsers(ctx, { ...everyone, offset: 0, limit: 1 }),
    ]) {
      await expect(read()).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
