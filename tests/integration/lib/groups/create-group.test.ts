import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { createGroup } from "@/lib/groups/create-group";
import { findGroup } from "@/lib/groups/find-group";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makeUsers } from "@/tests/support/make-users";

const fields = (displayName: string, externalId: string | null = null) => ({ displayName, externalId });

onEachDatabase("create group", () => {
  it("stores the group with the members who exist, and one audit row", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    const ids = (await makeUsers(organization.ctx(), 2)).map((user) => user.id);
    const [stranger] = await makeUsers(other.ctx(), 1);
    const group = await createGroup(
      organization.ctx(),
      fields("Sales", "g-1"),
      [...ids, stranger!.id, uuidv7(), "x"],
      false,
    );
    const found = await findGroup(organization.ctx(), group.id, { withMembers: true });
    expect(found).toEqual({
      group,
      members: ids.map((id, index) => ({ id, type: "User", display: `Person ${index}` })),
    });
    expect(await auditOf(organization.id, group.id)).toEqual([
      {
        action: "group.create",
        actor_name: "Mia Chen",
        before: null,
        after: { ...fields("Sales", "g-1"), membersAdded: 2, added: expect.arrayContaining(ids) },
      },
    ]);
  });

  it("takes the same name twice, but not with the same external id", async () => {
    const organization = await makeOrganization();
    await createGroup(organization.ctx(), fields("Sales", "g-1"), [], false);
    await createGroup(organization.ctx(), fields("Sales", "g-2"), [], false);
    await createGroup(organization.ctx(), fields("Sales"), [], false);
    await expect(createGroup(organization.ctx(), fields("SALES", "g-1"), [], false)).rejects.toMatchObject({
      code: "conflict",
      field: "displayName",
    });
  });

  it("gives one of many who ask for the same name at once where names are unique", async () => {
    const organization = await makeOrganization();
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => createGroup(organization.ctx(), fields("Race"), [], true)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  it("leaves the same name free for another organization", async () => {
    const [one, two] = [await makeOrganization(), await makeOrganization()];
    await createGroup(one.ctx(), fields("Sales", "g-1"), [], true);
    await expect(createGroup(two.ctx(), fields("Sales", "g-1"), [], true)).resolves.toMatchObject({ version: 1 });
  });

  it("is forbidden without group:create", async () => {
    const organization = await makeOrganization();
    await expect(createGroup(organization.ctx("User"), fields("Sales"), [], false)).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
