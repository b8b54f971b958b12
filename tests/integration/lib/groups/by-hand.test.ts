import { expect, it } from "vitest";
import { createGroupByHand } from "@/lib/groups/create-group-by-hand";
import { deleteGroup } from "@/lib/groups/delete-group";
import { getGroup } from "@/lib/groups/get-group";
import { updateGroupByHand } from "@/lib/groups/update-group-by-hand";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makeUsers } from "@/tests/support/make-users";
import { useScim } from "@/tests/support/scim";
import { makeGroup, patch, read } from "@/tests/support/scim-resources";

onEachDatabase("groups by hand", () => {
  const scim = useScim();

  it("are added, renamed, filled and emptied, with an audit row each", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx("Admin");
    const [ada, bo] = await makeUsers(ctx, 2);
    const group = await createGroupByHand(ctx, { displayName: "Crew" });
    await updateGroupByHand(ctx, group.id, { add: [ada!.id, bo!.id] });
    await updateGroupByHand(ctx, group.id, { displayName: "Team", remove: [bo!.id] });
    expect(await getGroup(ctx, group.id)).toMatchObject({
      displayName: "Team",
      memberCount: 1,
      origin: { kind: "hand" },
    });
    expect((await auditOf(organization.id, group.id)).map(({ action }) => action)).toEqual([
      "group.create",
      "group.members",
      "group.update",
    ]);
  });

  it("have a name of their own", async () => {
    const organization = await makeOrganization();
    await createGroupByHand(organization.ctx(), { displayName: "Crew" });
    await expect(createGroupByHand(organization.ctx(), { displayName: "CREW" })).rejects.toMatchObject({
      code: "conflict",
      field: "displayName",
    });
  });

  it("tell the second of two admins who changed what, and change nothing", async () => {
    const organization = await makeOrganization();
    const group = await createGroupByHand(organization.ctx(), { displayName: "Crew" });
    await updateGroupByHand(organization.ctx(), group.id, { displayName: "First", version: 1 });
    const attempt = updateGroupByHand(organization.ctx(), group.id, { displayName: "Second", version: 1 });
    await expect(attempt).rejects.toMatchObject({
      code: "conflict",
      field: "version",
      message: /Mia Chen changed displayName/,
    });
    expect(await getGroup(organization.ctx(), group.id)).toMatchObject({ displayName: "First" });
  });

  it("of Entra are read-only with the reason, and those of before are adopted by its first write", async () => {
    const client = await scim.connect();
    const theirs = await makeGroup(client, { displayName: "Entra's" });
    await expect(updateGroupByHand(client.ctx, theirs.id, { displayName: "Mine" })).rejects.toMatchObject({
      code: "conflict",
      message: /Entra owns the group/,
    });
    await expect(deleteGroup(client.ctx, theirs.id)).rejects.toMatchObject({ code: "conflict" });
    const mine = await createGroupByHand(client.ctx, { displayName: "Mine" });
    await patch(client, `/Groups/${mine.id}`, { op: "Add", path: "externalId", value: "4711" });
    expect(await getGroup(client.ctx, mine.id)).toMatchObject({ externalId: "4711", origin: { kind: "connector" } });
    expect((await read(client, `/Groups/${mine.id}`)).id).toBe(mine.id);
  });

  it("are not found from another organization, and forbidden without the permissions for groups", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const group = await createGroupByHand(theirs.ctx(), { displayName: "Crew" });
    await expect(updateGroupByHand(mine.ctx(), group.id, { displayName: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(updateGroupByHand(theirs.ctx("User"), group.id, { displayName: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(createGroupByHand(theirs.ctx("User"), { displayName: "y" })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
