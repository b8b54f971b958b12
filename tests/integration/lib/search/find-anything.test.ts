import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { createFolder } from "@/lib/folders/create-folder";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { findAnything } from "@/lib/search/find-anything";
import { FindAnything } from "@/lib/search/schemas";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";
import { type PopulatedOrganization, populate } from "@/tests/support/populated-organization";
import { useScim } from "@/tests/support/scim";

onEachDatabase("the search of the command palette", () => {
  const scim = useScim();
  let mine: PopulatedOrganization;

  beforeAll(async () => {
    mine = await populate(await scim.connect());
    await flushRequestLog();
  });

  const find = async (q: string, role: "EnterpriseAdmin" | "ReadOnly" = "EnterpriseAdmin") =>
    (await findAnything(mine.organization.ctx(role), { q })).map(({ kind, id, path }) => ({ kind, id, path }));

  it("finds users by name, e-mail address and id, groups, folders and requests", async () => {
    const { userId, userName, groupId, groupName, folderId, requestId, externalId } = mine;
    const user = { kind: "user", id: userId, path: `/users/${userId}` };
    expect(await find(userName)).toContainEqual(user);
    expect(await find(userId)).toEqual([user]);
    expect(await find(externalId)).toContainEqual(user);
    expect(await find(groupName)).toEqual([{ kind: "group", id: groupId, path: `/groups/${groupId}` }]);
    expect(await find(folderId)).toEqual([{ kind: "folder", id: folderId, path: `/folders?folder=${folderId}` }]);
    expect(await find(requestId)).toEqual([{ kind: "request", id: requestId, path: `/request-log?open=${requestId}` }]);
    expect(await find(requestId.toUpperCase())).toHaveLength(1);
    expect(await find(randomUUID())).toEqual([]);
  });

  it("says in which folders a folder stands", async () => {
    const { ctx } = await makeOrganization();
    const top = await createFolder(ctx(), { name: "Sales", parentId: null, externalId: null });
    const middle = await createFolder(ctx(), { name: "Europe", parentId: top.id, externalId: null });
    await createFolder(ctx(), { name: "Contracts", parentId: middle.id, externalId: null });
    expect(await findAnything(ctx(), { q: "contr" })).toMatchObject([{ label: "Contracts", hint: "Sales / Europe" }]);
  });

  it("shows of each kind a few, and of none that the access role does not read", async () => {
    const { id, ctx } = await makeOrganization();
    await makePeople(id, 8, { prefix: "twin" });
    expect(await findAnything(ctx(), { q: "twin" })).toHaveLength(5);
    expect(await find(mine.requestId, "ReadOnly")).toEqual([]);
    const none = { ...ctx(), permissions: new Set<never>() };
    await expect(findAnything(none, { q: "twin" })).rejects.toMatchObject({ code: "forbidden" });
    const people = { ...ctx(), permissions: new Set(["user:read"] as const) };
    expect(await findAnything(people, { q: "twin" })).toHaveLength(5);
  });

  it("finds nothing of another organization", async () => {
    const { ctx } = await makeOrganization();
    for (const q of [mine.userName, mine.userId, mine.groupName, mine.folderId, mine.requestId]) {
      expect(await findAnything(ctx(), { q }), q).toEqual([]);
    }
  });

  it("refuses a search for nothing, and one without bounds", () => {
    expect(FindAnything.safeParse({ q: " " }).success).toBe(false);
    expect(FindAnything.safeParse({ q: "x".repeat(101) }).success).toBe(false);
  });
});
