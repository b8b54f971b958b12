import { beforeAll, describe, expect, it } from "vitest";
import { getEntry } from "@/lib/audit/get-entry";
import { listEntries } from "@/lib/audit/list-entries";
import type { NestedGroups } from "@/lib/connectors/schemas";
import { updateConnector } from "@/lib/connectors/update-connector";
import { getGroup } from "@/lib/groups/get-group";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import { groupUrn } from "@/lib/scim/protocol/urns";
import { connectWith } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";

/** Entra's two ways to write a membership. */
const dialects = [
  { add: "Add", remove: (id: string) => ({ op: "Remove", path: "members", value: [{ value: id }] }) },
  { add: "add", remove: (id: string) => ({ op: "remove", path: `members[value eq "${id}"]` }) },
] as const;

const membersOf = async (client: ScimUnderTest, id: string) =>
  ((await read(client, `/Groups/${id}`)).members ?? [])
    .map(({ value, type }: Resource) => [value, type] as const)
    .sort();

const put = (client: ScimUnderTest, { id, displayName }: Resource, ids: readonly string[]) =>
  client.send("PUT", `/Groups/${id}`, {
    body: { schemas: [groupUrn], displayName, members: ids.map((value) => ({ value })) },
  });

const addTo = (client: ScimUnderTest, group: Resource, ...ids: readonly string[]) =>
  patch(client, `/Groups/${group.id}`, { op: "add", path: "members", value: ids.map((value) => ({ value })) });

async function memberPart(client: ScimUnderTest, wanted: string): Promise<Resource> {
  const { attributes } = await read(client, `/Schemas/${groupUrn}`);
  const { subAttributes } = attributes.find(({ name }: Resource) => name === "members");
  return subAttributes.find(({ name }: Resource) => name === wanted);
}

interface World {
  readonly client: ScimUnderTest;
  readonly ada: Resource;
  readonly bo: Resource;
  /** Bo is in it. */
  readonly inner: Resource;
}

async function makeWorld(scim: ReturnType<typeof useScim>, nestedGroups: NestedGroups | null): Promise<World> {
  const client = nestedGroups === null ? await scim.connect() : await connectWith(scim, { nestedGroups });
  const ada = await makeUser(client, { userName: "ada" });
  const bo = await makeUser(client, { userName: "bo" });
  return { client, ada, bo, inner: await makeGroup(client, { displayName: "Inner" }, [bo.id]) };
}

onEachDatabase("a group as member of a group, which a new connector leaves out,", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let ada: Resource;
  let bo: Resource;
  let inner: Resource;
  beforeAll(async () => {
    ({ client, ada, bo, inner } = await makeWorld(scim, null));
  });

  async function expectNote(): Promise<void> {
    await flushRequestLog();
    const [last] = (await listRequests(client.ctx, {})).items;
    const { notes } = await getRequest(client.ctx, last?.id ?? "");
    expect(notes).toContainEqual(expect.stringContaining(`${inner.id} was left out, because it is a group`));
  }

  it("is not in POST and PUT, whose people are kept, and the request log says why", async () => {
    const outer = await makeGroup(client, { displayName: "Posted" }, [ada.id, inner.id]);
    await expectNote();
    expect(await membersOf(client, outer.id)).toEqual([[ada.id, "User"]]);
    expect((await put(client, outer, [inner.id, bo.id])).status).toBe(200);
    await expectNote();
    expect(await membersOf(client, outer.id)).toEqual([[bo.id, "User"]]);
  });

  describe.each(dialects)("in a PATCH with $add", ({ add, remove }) => {
    it("is left out, alone and among people", async () => {
      const outer = await makeGroup(client, { displayName: `Patched ${add}` }, [bo.id]);
      const path = `/Groups/${outer.id}`;
      const alone = await patch(client, path, { op: add, path: "members", value: [{ value: inner.id }] });
      expect(alone.status).toBe(204);
      await expectNote();
      expect(await membersOf(client, outer.id)).toEqual([[bo.id, "User"]]);
      const value = [{ value: inner.id }, { value: ada.id }];
      expect((await patch(client, path, { op: add, path: "members", value })).status).toBe(204);
      const both = [ada.id, bo.id].sort().map((id) => [id, "User"]);
      expect(await membersOf(client, outer.id)).toEqual(both);
      expect((await patch(client, path, remove(inner.id))).status).toBe(204);
    });
  });

  it("is what /Schemas does not offer", async () => {
    expect((await memberPart(client, "type")).canonicalValues).toEqual(["User"]);
    expect((await memberPart(client, "$ref")).referenceTypes).toEqual(["User"]);
  });
});

onEachDatabase("a group as member of a group, where the connector refuses it,", () => {
  const scim = useScim();
  let world: World;
  beforeAll(async () => {
    world = await makeWorld(scim, "refuse");
  });

  it("fails the whole request: 400 names members, the group, the rule and the cure, and nothing changes", async () => {
    const { client, ada, bo, inner } = world;
    const outer = await makeGroup(client, { displayName: "Outer" }, [bo.id]);
    const path = `/Groups/${outer.id}`;
    const before = await read(client, path);
    const value = [{ value: inner.id }, { value: ada.id }];
    const post = { schemas: [groupUrn], displayName: "Posted", members: value };
    const answers = [
      await client.send("POST", "/Groups", { body: post }),
      await put(client, { ...outer, displayName: "Renamed" }, [ada.id, inner.id]),
      await patch(client, path, { op: "Add", path: "members", value }),
      await patch(client, path, { op: "replace", path: "members", value }),
      await patch(
        client,
        path,
        { op: "remove", path: 'members[display eq "bo"]' },
        { op: "add", path: "members", value },
      ),
    ];
    for (const { status, body } of answers) {
      expect([status, body.scimType]).toEqual([400, "invalidValue"]);
      expect(body.detail).toContain(
        `members: ${inner.id} is a group, and this connector refuses groups inside groups.`,
      );
      expect(body.detail).toContain("Assign the inner group to the app in Entra");
    }
    expect(await read(client, path)).toEqual(before);
    expect((await client.send("GET", '/Groups?filter=displayName eq "Posted"')).body.totalResults).toBe(0);
    expect((await memberPart(client, "type")).canonicalValues).toEqual(["User"]);
  });
});

onEachDatabase("a group as member of a group, where the connector keeps it,", (kind) => {
  const scim = useScim();
  let world: World;
  beforeAll(async () => {
    world = await makeWorld(scim, "keep");
  });

  it("is shown with $ref, display and type, which /Schemas tells, and follows a new name", async () => {
    const { client, ada } = world;
    const inner = await makeGroup(client, { displayName: "Old name" });
    const outer = await makeGroup(client, { displayName: "Shown" }, [ada.id, inner.id]);
    expect(
      (await patch(client, `/Groups/${inner.id}`, { op: "replace", path: "displayName", value: "New name" })).status,
    ).toBe(204);
    const { members } = await read(client, `/Groups/${outer.id}`);
    expect(members).toHaveLength(2);
    const $ref = expect.stringMatching(new RegExp(`/scim/v2/${client.connectorId}/Groups/${inner.id}$`));
    expect(members).toContainEqual({ value: inner.id, display: "New name", type: "Group", $ref });
    expect(members).toContainEqual(expect.objectContaining({ value: ada.id, type: "User" }));
    const { Resources } = (await client.send("GET", '/Groups?filter=displayName eq "Shown"')).body;
    expect(Resources[0].members).toEqual(members);
    const walked = await client.send("GET", '/Groups?filter=displayName eq "Shown"&cursor');
    expect(walked.body.Resources[0].members).toEqual(members);
    expect((await memberPart(client, "type")).canonicalValues).toEqual(["User", "Group"]);
    expect((await memberPart(client, "$ref")).referenceTypes).toEqual(["User", "Group"]);
  });

  it("is found by what it is", async () => {
    const { client, ada } = world;
    const inner = await makeGroup(client, { displayName: "Sought inside" });
    const outer = await makeGroup(client, { displayName: "Seeker" }, [ada.id, inner.id]);
    const found = async (filter: string) =>
      (await client.send("GET", `/Groups?filter=${encodeURIComponent(filter)}`)).body.Resources.map(
        ({ id }: Resource) => id,
      );
    expect(await found(`members[value eq "${inner.id}"]`)).toEqual([outer.id]);
    expect(await found(`members.value eq "${inner.id}" and members.type eq "Group"`)).toEqual([outer.id]);
    expect(await found('members[type eq "Group" and display eq "sought inside"]')).toEqual([outer.id]);
    expect(await found(`members[type eq "User" and value eq "${inner.id}"]`)).toEqual([]);
    expect(await found(`members.$ref ew "/Groups/${inner.id}"`)).toEqual([outer.id]);
  });

  it("stands on the page of both groups", async () => {
    const { client } = world;
    const inner = await makeGroup(client, { displayName: "Seen inside" });
    const outer = await makeGroup(client, { displayName: "Seen outside" }, [inner.id]);
    const none = { count: 0, items: [] };
    const one = ({ id, displayName }: Resource) => ({ count: 1, items: [{ id, name: displayName }] });
    expect(await getGroup(client.ctx, outer.id)).toMatchObject({
      groupsInside: one(inner),
      insideOf: none,
      memberCount: 0,
    });
    expect(await getGroup(client.ctx, inner.id)).toMatchObject({ groupsInside: none, insideOf: one(outer) });
  });

  it("gives nothing: its people are not in the outer group, and users.groups stays direct", async () => {
    const { client, bo, inner } = world;
    const outer = await makeGroup(client, { displayName: "Gives nothing" }, [inner.id]);
    expect(await membersOf(client, outer.id)).toEqual([[inner.id, "Group"]]);
    const { groups } = await read(client, `/Users/${bo.id}`);
    expect(groups).toEqual([expect.objectContaining({ value: inner.id, type: "direct" })]);
  });

  describe.each(dialects)("in a PATCH with $add", ({ add, remove }) => {
    it("comes once and goes, alone and among people, each with its row in the audit log and a new version", async () => {
      const { client, ada, inner } = world;
      const outer = await makeGroup(client, { displayName: `Patched ${add}` });
      const path = `/Groups/${outer.id}`;
      const value = [{ value: inner.id }, { value: ada.id }];
      expect((await patch(client, path, { op: add, path: "members", value })).status).toBe(204);
      const once = await read(client, path);
      expect(once.meta.version).not.toBe(outer.meta.version);
      expect((await patch(client, path, { op: add, path: "members", value })).status).toBe(204);
      expect(await read(client, path)).toEqual(once);
      expect((await patch(client, path, remove(inner.id))).status).toBe(204);
      expect(await membersOf(client, outer.id)).toEqual([[ada.id, "User"]]);
      const { items } = await listEntries(client.ctx, { target: outer.id });
      const entries = await Promise.all(items.map(({ id }) => getEntry(client.ctx, id)));
      const told = entries.map(({ before, after }) => [before, after]);
      const came = { membersAdded: 1, added: [ada.id], groupsAdded: 1, addedGroups: [inner.id] };
      expect(told).toContainEqual([{}, came]);
      expect(told).toContainEqual([{ groupsRemoved: 1, removedGroups: [inner.id] }, {}]);
    });
  });

  it("is replaced by PATCH and PUT, by what it is, and emptied with the rest", async () => {
    const { client, ada, bo, inner } = world;
    const other = await makeGroup(client, { displayName: "Other" });
    const outer = await makeGroup(client, { displayName: "Replaced" }, [bo.id, inner.id]);
    const path = `/Groups/${outer.id}`;
    const value = [{ value: ada.id }, { value: other.id }];
    await patch(client, path, { op: "replace", path: "members", value });
    expect(await membersOf(client, outer.id)).toEqual(
      [
        [ada.id, "User"],
        [other.id, "Group"],
      ].sort(),
    );
    expect((await put(client, outer, [inner.id, other.id])).status).toBe(200);
    expect(await membersOf(client, outer.id)).toEqual(
      [
        [inner.id, "Group"],
        [other.id, "Group"],
      ].sort(),
    );
    await addTo(client, outer, ada.id);
    await patch(client, path, { op: "remove", path: 'members[type eq "Group"]' });
    expect(await membersOf(client, outer.id)).toEqual([[ada.id, "User"]]);
    await addTo(client, outer, inner.id);
    await patch(client, path, { op: "remove", path: "members" });
    expect(await membersOf(client, outer.id)).toEqual([]);
  });

  it("leaves no trace when it is deleted: the outer group has a new version without it", async () => {
    const { client, ada } = world;
    const inner = await makeGroup(client, { displayName: "Short-lived" });
    const outer = await makeGroup(client, { displayName: "Left behind" }, [ada.id, inner.id]);
    expect((await client.send("DELETE", `/Groups/${inner.id}`)).status).toBe(204);
    const left = await read(client, `/Groups/${outer.id}`);
    expect(left.members.map(({ value }: Resource) => value)).toEqual([ada.id]);
    expect(left.meta.version).not.toBe(outer.meta.version);
    const nest = await makeGroup(client, { displayName: "Stays" });
    const gone = await makeGroup(client, { displayName: "Gone outside" }, [nest.id]);
    expect((await client.send("DELETE", `/Groups/${gone.id}`)).status).toBe(204);
    expect((await read(client, `/Groups/${nest.id}`)).meta.version).toBe(nest.meta.version);
  });

  it("is not itself, nor one that the group is inside of, however far", async () => {
    const { client, ada } = world;
    const c = await makeGroup(client, { displayName: "C" });
    const b = await makeGroup(client, { displayName: "B" }, [c.id]);
    const a = await makeGroup(client, { displayName: "A" }, [b.id]);
    const itself = await addTo(client, a, a.id);
    expect([itself.status, itself.body.scimType]).toEqual([400, "invalidValue"]);
    expect(itself.body.detail).toContain(`members: the group ${a.id} (A) cannot be a member here`);
    for (const answer of [
      await addTo(client, c, ada.id, a.id),
      await put(client, c, [a.id]),
      await addTo(client, b, a.id),
    ]) {
      expect([answer.status, answer.body.scimType]).toEqual([400, "invalidValue"]);
      expect(answer.body.detail).toContain("groups cannot be in a circle");
    }
    expect(await membersOf(client, c.id)).toEqual([]);
    // Two ways to one group are no circle.
    expect((await addTo(client, a, c.id)).status).toBe(204);
    // What is taken away by the same request closes nothing any more.
    await patch(client, `/Groups/${b.id}`, { op: "remove", path: "members" });
    await patch(client, `/Groups/${a.id}`, { op: "remove", path: `members[value eq "${c.id}"]` });
    expect((await addTo(client, c, a.id)).status).toBe(204);
  });

  it("closes no circle when many requests try at once", { timeout: 120_000 }, async () => {
    const { client } = world;
    for (let round = 0; round < (kind === "pglite" ? 2 : 8); round += 1) {
      const ring: Resource[] = [];
      for (let index = 0; index < 4; index += 1)
        ring.push(await makeGroup(client, { displayName: `Ring ${round} ${index}` }));
      const next = (index: number) => ring[(index + 1) % ring.length];
      const answers = await Promise.all(ring.map((group, index) => addTo(client, group, next(index).id)));
      expect(answers.map(({ status }) => status).sort()).toEqual([204, 204, 204, 400]);
      const counts = await Promise.all(ring.map(async ({ id }) => (await membersOf(client, id)).length));
      expect(counts.sort()).toEqual([0, 1, 1, 1]);
    }
  });

  it("is nobody when it belongs to another organization, or when it does not exist", async () => {
    const { client, ada } = world;
    const stranger = await makeWorld(scim, "keep");
    const outer = await makeGroup(client, { displayName: "Alone" }, [stranger.inner.id, ada.id]);
    expect(await membersOf(client, outer.id)).toEqual([[ada.id, "User"]]);
    const answer = await addTo(client, outer, stranger.inner.id);
    expect([answer.status, answer.body.detail]).toEqual([
      400,
      `No user has the id ${stranger.inner.id}. Provision the person first, then add them to the group.`,
    ]);
  });

  it("stays when the setting changes, until it is taken out; only new ones are left out or refused", async () => {
    const { client, ada, inner } = await makeWorld(scim, "keep");
    const outer = await makeGroup(client, { displayName: "From before" }, [inner.id]);
    const kept = [[inner.id, "Group"]];
    const other = await makeGroup(client, { displayName: "Too late" });
    for (const nestedGroups of ["leave_out", "refuse"] as const) {
      await updateConnector(client.ctx, client.connectorId, { nestedGroups });
      expect(await membersOf(client, outer.id)).toEqual(kept);
      expect((await memberPart(client, "type")).canonicalValues).toEqual(["User", "Group"]);
      // What was read can be written back.
      expect((await put(client, outer, [inner.id])).status).toBe(200);
      expect((await addTo(client, outer, other.id)).status).toBe(nestedGroups === "refuse" ? 400 : 204);
      expect(await membersOf(client, outer.id)).toEqual(kept);
    }
    expect((await addTo(client, outer, ada.id)).status).toBe(204);
    await patch(client, `/Groups/${outer.id}`, { op: "Remove", path: "members", value: [{ value: inner.id }] });
    expect(await membersOf(client, outer.id)).toEqual([[ada.id, "User"]]);
    expect((await memberPart(client, "type")).canonicalValues).toEqual(["User"]);
  });
});
