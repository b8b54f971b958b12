import { beforeAll, expect, it } from "vitest";
import { groupUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, patch, type Resource, read } from "@/tests/support/scim-resources";
import { put, readTold, shownAt, type Told } from "@/tests/support/told";

onEachDatabase("what /Schemas tells of groups", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let all: readonly Told[];
  let [ada, bo]: Resource[] = [];

  beforeAll(async () => {
    client = await scim.connect();
    all = await readTold(client, "Group");
    [ada, bo] = [await makeUser(client, { userName: "ada" }), await makeUser(client, { userName: "bo" })];
  });

  const post = (body: object) => client.send("POST", "/Groups", { body: { schemas: [groupUrn], ...body } });

  it("every attribute is one of those that are tried here", () => {
    expect(all.map(({ path, mutability }) => `${path} ${mutability}`)).toEqual([
      "displayName readWrite",
      "members readWrite",
      "members.value immutable",
      "members.$ref immutable",
      "members.type immutable",
      "members.display readOnly",
    ]);
  });

  it("immutable: a part of a member cannot become another one, the member can be taken out", async () => {
    const group = await makeGroup(client, { displayName: "Immutable" }, [ada.id]);
    for (const told of all.filter(({ mutability }) => mutability === "immutable")) {
      const path = `members[value eq "${ada.id}"].${told.name}`;
      const answer = await patch(client, `/Groups/${group.id}`, { op: "replace", path, value: bo.id });
      expectScimError(answer, 400, "mutability");
    }
    expect(await read(client, `/Groups/${group.id}`)).toEqual(group);
    await patch(client, `/Groups/${group.id}`, { op: "remove", path: `members[value eq "${ada.id}"]` });
    expect(await read(client, `/Groups/${group.id}`)).not.toHaveProperty("members");
  });

  it("readOnly: what is sent is ignored, for the service knows it", async () => {
    for (const told of all.filter(({ mutability }) => mutability === "readOnly")) {
      const made = await post({ displayName: "Read-only", members: [{ value: ada.id, [told.name]: "made up" }] });
      expect(shownAt(made.body, told), told.path).toEqual(["ada"]);
    }
  });

  it("required and type: refused with the attribute's name", async () => {
    expect(all.filter((told) => told.required).map(({ path }) => path)).toEqual(["displayName"]);
    for (const body of [{}, { displayName: null }, { displayName: "" }]) {
      expectScimError(await post(body), 400, "invalidValue");
    }
    for (const told of all.filter(({ mutability }) => mutability !== "readOnly")) {
      const body: Record<string, unknown> = { displayName: "Types" };
      put(body, told, told.multiValued ? [7] : { an: "object" });
      const answer = await post(body);
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail, told.path).toContain(told.whole?.name ?? told.name);
    }
  });

  it("canonicalValues and referenceTypes: members are users, and shown as such", async () => {
    const group = await makeGroup(client, { displayName: "Types of members" }, [ada.id, bo.id]);
    const [type, reference] = ["members.type", "members.$ref"].map((path) => all.find((told) => told.path === path));
    expect(new Set(group.members.map((one: Resource) => one.type))).toEqual(new Set(type?.canonicalValues));
    expect(reference?.referenceTypes).toEqual(type?.canonicalValues);
  });
});
