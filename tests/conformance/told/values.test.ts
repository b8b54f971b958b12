import { beforeAll, expect, it } from "vitest";
import { userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { patch, type Resource, read, unknownId } from "@/tests/support/scim-resources";
import { bodyOf, declareEverything, exampleOf, isSent, put, readTold, shownAt, type Told } from "@/tests/support/told";

onEachDatabase("what /Schemas tells of values", () => {
  const scim = useScim();
  let client: ScimUnderTest;
  let all: readonly Told[];
  let user: Resource;
  let count = 100;

  beforeAll(async () => {
    client = await scim.connect();
    await declareEverything(client);
    all = await readTold(client, "User");
    user = await make(bodyOf(all, 1));
  });

  async function make(body: object): Promise<Resource> {
    const answer = await post(body);
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  }

  function post(body: object): ReturnType<ScimUnderTest["send"]> {
    return client.send("POST", "/Users", { body: { schemas: [userUrn], ...body } });
  }

  function replace(id: string, body: object): ReturnType<ScimUnderTest["send"]> {
    return client.send("PUT", `/Users/${id}`, { body: { schemas: [userUrn], ...body } });
  }

  /** A body that nobody has sent yet, with one attribute as given. */
  function bodyWith(told: Told | null, value?: unknown): Record<string, unknown> {
    count += 1;
    const body: Record<string, unknown> = { userName: `somebody ${count}` };
    if (told !== null) put(body, told, value);
    return body;
  }

  it("mutability readWrite: what is sent is kept and shown, by POST, PUT and PATCH", async () => {
    const sent = all.filter((told) => isSent(told) && told.returned !== "never" && told.type !== "complex");
    expect(sent.length).toBeGreaterThan(60);
    for (const told of sent) expect(shownAt(user, told), told.path).toEqual(shownAt(bodyOf(all, 1), told));
    expect(await read(client, `/Users/${user.id}`)).toEqual(user);
    const other = await make({ userName: "to be replaced" });
    const replaced = await replace(other.id, bodyOf(all, 2));
    for (const told of sent) expect(shownAt(replaced.body, told), told.path).toEqual(shownAt(bodyOf(all, 2), told));
    for (const told of sent.filter(({ whole }) => whole === null)) {
      const value = exampleOf(told, 3);
      const answer = await patch(client, `/Users/${other.id}`, { op: "replace", path: told.path, value });
      expect(shownAt(answer.body, told), `${told.path} ${answer.text}`).toEqual(value);
    }
  });

  it("mutability readOnly: what is sent is ignored by POST and PUT, and refused by PATCH", async () => {
    const given = all.filter(({ mutability }) => mutability === "readOnly");
    expect(given.map(({ path }) => path)).toContain("groups");
    for (const told of given) {
      const body = bodyWith(told, exampleOf({ ...told, parts: told.parts.map(writable) }, 1));
      const made = await make(body);
      expect(shownAt(made, told), told.path).toBeUndefined();
      const answer = await replace(made.id, body);
      expect(answer.status, `${told.path} ${answer.text}`).toBe(200);
      expect(shownAt(answer.body, told), told.path).toBeUndefined();
      if (told.whole?.mutability === "readOnly") continue;
      const operation = {
        op: "replace",
        path: told.path,
        value: exampleOf({ ...told, parts: told.parts.map(writable) }, 1),
      };
      const refused = await patch(client, `/Users/${made.id}`, operation);
      expectScimError(refused, 400, "mutability");
      expect(refused.body.detail).toContain(told.name);
    }
  });

  it("the same of id and meta, which every resource has (RFC 7643 §3.1)", async () => {
    const body = { ...bodyWith(null), id: unknownId, meta: { resourceType: "Pet", created: "2001-01-01T00:00:00Z" } };
    const made = await make(body);
    expect(made.id).not.toBe(unknownId);
    expect(made.meta.resourceType).toBe("User");
    const answer = await replace(made.id, body);
    expect([answer.body.id, answer.body.meta.created]).toEqual([made.id, made.meta.created]);
    for (const path of ["id", "meta.created"]) {
      const refused = await patch(client, `/Users/${made.id}`, { op: "replace", path, value: "2001-01-01T00:00:00Z" });
      expectScimError(refused, 400, "mutability");
    }
  });

  it("type: a value of another type is refused with the attribute's name, and nothing is kept", async () => {
    for (const told of all.filter(isSent)) {
      const wrong = wrongFor(told);
      const body = bodyWith(told, told.multiValued ? [wrong] : wrong);
      const answer = await post(body);
      expectScimError(answer, 400, "invalidValue");
      expect(answer.body.detail, told.path).toContain(told.name);
      const patched = await patch(client, `/Users/${user.id}`, {
        op: "replace",
        path: told.whole?.multiValued === true ? told.whole.path : told.path,
        value: told.whole?.multiValued === true ? [{ [told.name]: wrong }] : told.multiValued ? [wrong] : wrong,
      });
      expectScimError(patched, 400, "invalidValue");
    }
    expect(await read(client, `/Users/${user.id}`)).toEqual(user);
  });

  it("multiValued: two values are two, and where one is told, two are refused", async () => {
    for (const told of all.filter((one) => isSent(one) && one.whole === null)) {
      const both = [scalar(told, 5), withoutPrimary(scalar(told, 6))];
      const answer = await post(bodyWith(told, both));
      if (told.multiValued) expect(shownAt(answer.body, told), told.path).toEqual(both);
      else expectScimError(answer, 400, "invalidValue");
    }
  });

  it("required: absent, null and empty are refused by POST and PUT, and PATCH cannot take it away", async () => {
    const required = all.filter((told) => told.required);
    expect(required.map(({ path }) => path)).toEqual(["userName"]);
    for (const told of required) {
      for (const body of [{ title: "T" }, { [told.name]: null }, { [told.name]: "" }]) {
        expectScimError(await post(body), 400, "invalidValue");
        expectScimError(await replace(user.id, body), 400, "invalidValue");
      }
      const answer = await patch(client, `/Users/${user.id}`, { op: "remove", path: told.path });
      expect(answer.status, answer.text).toBe(400);
    }
    for (const told of all.filter((one) => isSent(one) && one.whole === null && !one.required)) {
      const answer = await post(bodyWith(told, null));
      // Whoever is provisioned is active unless told otherwise.
      const unassigned = told.path === "active" ? true : undefined;
      expect([answer.status, shownAt(answer.body, told)], told.path).toEqual([201, unassigned]);
    }
  });

  it("uniqueness: server means once in any case, none means as often as one likes", async () => {
    for (const told of all.filter(({ uniqueness }) => uniqueness !== "none")) {
      for (const value of [shownAt(user, told), String(shownAt(user, told)).toUpperCase()]) {
        const body = bodyWith(null);
        put(body, told, value);
        expectScimError(await post(body), 409, "uniqueness");
      }
    }
    const twin = await make({ ...bodyOf(all, 1), ...bodyWith(null) });
    for (const told of all.filter((one) => one.uniqueness === "none" && one.returned !== "never")) {
      expect(shownAt(twin, told), told.path).toEqual(shownAt(user, told));
    }
  });

  it("canonicalValues: each is taken as it is; others are too, for they are no closed list (RFC 7643 §7)", async () => {
    const told = all.filter((one) => one.canonicalValues.length > 0 && isSent(one));
    expect(told.length).toBeGreaterThan(4);
    for (const one of told) {
      for (const value of [...one.canonicalValues, "of our own"]) {
        const made = await make(bodyWith(one, one.multiValued ? [value] : value));
        expect([shownAt(made, one)].flat(), one.path).toEqual([value]);
      }
    }
  });
});

const writable = (part: Told): Told => ({ ...part, mutability: "readWrite" });

function scalar(told: Told, n: number): unknown {
  return exampleOf({ ...told, multiValued: false }, n);
}

function withoutPrimary(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== "primary"));
}

/** None of its type, and nothing that Entra would be forgiven. */
function wrongFor({ type }: Told): unknown {
  switch (type) {
    case "complex":
      return 7;
    case "boolean":
      return "neither";
    case "dateTime":
      return "2024-02-30T10:00:00Z";
    case "binary":
      return "not base64!";
    case "integer":
    case "decimal":
      return "many";
    default:
      return { an: "object" };
  }
}
