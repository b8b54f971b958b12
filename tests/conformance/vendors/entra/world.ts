import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { createCredential } from "@/lib/credentials/create-credential";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import type { Answer, ScimUnderTest } from "@/tests/support/scim";
import { sendUntouched } from "@/tests/support/send-untouched";

export const coreUrn = "urn:ietf:params:scim:schemas:core:2.0:User";
export const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
export const groupUrn = "urn:ietf:params:scim:schemas:core:2.0:Group";
const objectId = "5f3a1c7e-2b64-4d0a-9c1e-7d2f8b90a111";
const groupObjectId = "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159";

// biome-ignore lint/suspicious/noExplicitAny: the tests read whatever JSON came.
export type Resource = any;

/** A recorded request of tests/fixtures/entra-requests.json. */
export interface EntraRequest {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly expectStatus: number;
  readonly expectNote: string;
}

/** What differs from the usual world. */
export interface Setup {
  /** False: Ada does not exist. Else attributes in place of the usual ones; undefined leaves one out. */
  readonly ada?: false | ((ids: Ids) => object);
  /** False: Engine Room does not exist. Else attributes in place of the usual ones. */
  readonly group?: false | object;
  /** The members of Engine Room; without it the people `userId` (when there is an Ada) and `userId2`. */
  readonly members?: readonly (keyof Ids)[];
  readonly prepare?: (world: EntraWorld) => Promise<unknown>;
}

export type Ids = Readonly<Record<(typeof placeholders)[number], string>>;
const placeholders = [
  "userId",
  "userId2",
  "userId3",
  "managerId",
  "managerId2",
  "groupId",
  "groupId2",
  "unknownId",
  "objectId",
  "randomGuid",
  "randomGuid2",
  "token",
  "revokedToken",
] as const;

export interface EntraWorld {
  readonly scim: ScimUnderTest;
  readonly ids: Ids;
  /** What locations begin with. */
  readonly base: string;
  /** Ada and Engine Room before the request; null when they do not exist. */
  readonly adaBefore: Resource | null;
  readonly groupBefore: Resource | null;
  /** Sends something and demands the status. */
  readonly ask: (method: string, path: string, body?: unknown, status?: number) => Promise<Resource>;
}

/** The attributes of ENTRA.md §4 for one person. */
function fullAda(ids: Ids): Record<string, unknown> {
  return {
    schemas: [coreUrn, enterprise],
    externalId: objectId,
    userName: "Ada.Lovelace@contoso.example",
    active: true,
    displayName: "Ada Lovelace",
    title: "Analyst",
    preferredLanguage: "en-GB",
    name: { formatted: "Ada Lovelace", familyName: "Lovelace", givenName: "Ada" },
    emails: [{ type: "work", value: "Ada.Lovelace@contoso.example", primary: true }],
    phoneNumbers: [
      { type: "work", value: "+44 (20) 5550-100" },
      { type: "mobile", value: "+44 7700 900 000" },
      { type: "fax", value: "020 5550 198" },
    ],
    addresses: [
      {
        type: "work",
        formatted: "Room 1",
        streetAddress: "1 Analytical Way",
        locality: "London",
        region: "LND",
        postalCode: "N1 1AA",
        country: "England",
      },
    ],
    [enterprise]: { employeeNumber: "E-1815", department: "Research", manager: { value: ids.managerId } },
  };
}

/** An organization as Entra left it: two managers, three people and two groups, with what `setup` changes. */
export async function makeWorld(scim: ScimUnderTest, setup: Setup = {}): Promise<EntraWorld> {
  const ask: EntraWorld["ask"] = async (method, path, body, status) => {
    const answer = await scim.send(method, path, body === undefined ? {} : { body });
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(status ?? (method === "POST" ? 201 : 200));
    return answer.body;
  };
  const person = (userName: string) => ask("POST", "/Users", { schemas: [coreUrn], userName });
  const manager = await person("charles.babbage@contoso.example");
  const secret = await createCredential(scim.ctx, scim.connectorId, { kind: "bearer", name: "Old", expires: "never" });
  await revokeCredential(scim.ctx, { kind: "connector", id: scim.connectorId }, secret.id);
  const people = {
    ...missingIds(),
    managerId: manager.id as string,
    managerId2: (await person("mary.somerville@contoso.example")).id as string,
    userId2: (await person("grace.hopper@contoso.example")).id as string,
    userId3: (await person("alan.turing@contoso.example")).id as string,
    token: scim.token,
    revokedToken: secret.secret,
  };
  const ada = setup.ada === false ? null : await ask("POST", "/Users", { ...fullAda(people), ...setup.ada?.(people) });
  const withAda = { ...people, userId: ada?.id ?? people.userId };
  const members = setup.members ?? (ada === null ? (["userId2"] as const) : (["userId", "userId2"] as const));
  const group =
    setup.group === false
      ? null
      : await ask("POST", "/Groups", {
          schemas: [groupUrn],
          displayName: "Engine Room",
          externalId: groupObjectId,
          members: members.map((name) => ({ value: withAda[name] })),
          ...setup.group,
        });
  const other = await ask("POST", "/Groups", { schemas: [groupUrn], displayName: "Boiler Room" });
  const ids = { ...withAda, groupId: group?.id ?? withAda.groupId, groupId2: other.id as string };
  const world: EntraWorld = {
    scim,
    ids,
    base: manager.meta.location.replace(`/Users/${manager.id}`, ""),
    adaBefore: null,
    groupBefore: null,
    ask,
  };
  await setup.prepare?.(world);
  return {
    ...world,
    adaBefore: ada === null ? null : await ask("GET", `/Users/${ids.userId}`),
    groupBefore: group === null ? null : await ask("GET", `/Groups/${ids.groupId}`),
  };
}

function missingIds(): Record<(typeof placeholders)[number], string> {
  const ids = Object.fromEntries(placeholders.map((name) => [name, randomUUID()]));
  return { ...(ids as Record<(typeof placeholders)[number], string>), objectId };
}

/** Sends the recorded request exactly as it was recorded, with the placeholders filled in. */
export function replay(world: EntraWorld, request: EntraRequest): Promise<Answer> {
  const url = new URL(world.scim.url);
  return sendUntouched(url.origin, {
    method: request.method,
    path: `${url.pathname}${fill(request.path, world.ids)}`,
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, fill(value, world.ids)])),
    body: request.body === null ? null : fill(JSON.stringify(request.body), world.ids),
  });
}

/** The body of a recorded request as it was sent. */
export function sentBody(world: EntraWorld, request: EntraRequest): Resource {
  return JSON.parse(fill(JSON.stringify(request.body), world.ids));
}

function fill(text: string, ids: Ids): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => (name in ids ? ids[name as keyof Ids] : mark));
}
