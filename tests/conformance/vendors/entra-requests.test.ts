import { describe, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import type { Fact } from "@/tests/conformance/vendors/entra/facts";
import { groupWriteFacts } from "@/tests/conformance/vendors/entra/group-writes";
import { readFacts } from "@/tests/conformance/vendors/entra/reads";
import { userLifecycleFacts } from "@/tests/conformance/vendors/entra/user-lifecycle";
import { userPatchFacts } from "@/tests/conformance/vendors/entra/user-patches";
import { userValidatorFacts } from "@/tests/conformance/vendors/entra/user-validators";
import { type EntraRequest, makeWorld, replay } from "@/tests/conformance/vendors/entra/world";
import recorded from "@/tests/fixtures/entra-requests.json";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { useScim } from "@/tests/support/scim";

// The token endpoint is not SCIM.
const requests: readonly EntraRequest[] = recorded.filter(({ name }) => !name.startsWith("token-"));

const facts: Readonly<Record<string, Fact>> = {
  ...readFacts,
  ...userLifecycleFacts,
  ...userPatchFacts,
  ...userValidatorFacts,
  ...groupWriteFacts,
};

describe("recorded requests of Entra", () => {
  it("each has a fact, and each fact a request", () => {
    expect(Object.keys(facts).sort()).toEqual(requests.map(({ name }) => name).sort());
  });
});

onEachDatabase("Entra's request", () => {
  const scim = useScim();

  it.for(requests.map((request) => [request.name, request] as const))("%s", async ([name, request]) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`${name} has no fact.`);
    const world = await makeWorld(await scim.connect(), fact.setup);
    const answer = await replay(world, request);
    expect(answer.status, answer.text).toBe(expectedStatus(request));
    await fact.holds(world, answer, request);
  });

  it("group-create-duplicate: equal names alone are refused where the connector asks for unique names", async () => {
    const connector = await scim.connect();
    await updateConnector(connector.ctx, connector.connectorId, { uniqueGroupNames: true });
    const world = await makeWorld(connector);
    const request = requests.find(({ name }) => name === "group-create-duplicate");
    if (request === undefined) throw new Error("The recorded request is gone.");
    const answer = await replay(world, request);
    expectScimError(answer, 409, "uniqueness");
    expect((await world.ask("GET", `/Groups?filter=displayName eq "Engine Room"`)).Resources).toEqual([
      world.groupBefore,
    ]);
  });

  it("group-create-duplicate: equal names alone are allowed otherwise", async () => {
    const world = await makeWorld(await scim.connect());
    const request = requests.find(({ name }) => name === "group-create-duplicate");
    if (request === undefined) throw new Error("The recorded request is gone.");
    expect((await replay(world, request)).status).toBe(201);
    const found = await world.ask("GET", `/Groups?filter=externalId eq "${world.ids.randomGuid}"`);
    expect(found.totalResults).toBe(1);
  });
});

/** The recorded 200 of a group's PATCH without a body stands for either; ours is 204 (CONFORMANCE.md). */
function expectedStatus(request: EntraRequest): number {
  return request.method === "PATCH" && request.path === "/Groups/{groupId}" ? 204 : request.expectStatus;
}
