import { beforeAll, expect, it } from "vitest";
import { getConnector } from "@/lib/connectors/get-connector";
import { env } from "@/lib/env";
import { setToolkit } from "@/lib/organizations/set-toolkit";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { groupUrn, patchOpUrn, userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { withEnterpriseToolkit } from "@/tests/support/enterprise-toolkit";
import { expectScimError } from "@/tests/support/expect-scim";
import { fingerprint } from "@/tests/support/fingerprint";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeGroup, makeUser, type Resource, read } from "@/tests/support/scim-resources";

onEachDatabase("without Enterprise Toolkit", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  let user: Resource;
  let group: Resource;

  beforeAll(async () => {
    connector = await scim.connect();
    user = await makeUser(connector, { userName: "stays" });
    group = await makeGroup(connector, { displayName: "Stays" }, [user.id]);
    await setToolkit(connector.ctx, { toolkit: false });
  });

  const requests = (): readonly (readonly [string, string, object?])[] => [
    ["GET", `/Users?filter=userName+eq+%22${crypto.randomUUID()}%22`],
    ["GET", "/Users"],
    ["GET", `/Groups/${group.id}`],
    ["GET", "/ServiceProviderConfig"],
    ["GET", "/Schemas"],
    ["GET", "/nothing"],
    ["POST", "/Schemas", {}],
    ["POST", "/Users", { schemas: [userUrn], userName: "new" }],
    ["PUT", `/Users/${user.id}`, { schemas: [userUrn], userName: "new" }],
    [
      "PATCH",
      `/Users/${user.id}`,
      { schemas: [patchOpUrn], Operations: [{ op: "replace", path: "active", value: false }] },
    ],
    ["DELETE", `/Users/${user.id}`],
    ["POST", "/Groups", { schemas: [groupUrn], displayName: "New" }],
    ["PATCH", `/Groups/${group.id}`, { schemas: [patchOpUrn], Operations: [{ op: "remove", path: "members" }] }],
    ["DELETE", `/Groups/${group.id}`],
  ];

  it("every request is 403, probes too, and says where to enable it; nothing changes", async () => {
    await flushRequestLog();
    const { request_log: _, connector: __, token: ___, ...before } = await fingerprint(connector.organization.id);
    for (const [method, path, body] of requests()) {
      const answer = await connector.send(method, path, body === undefined ? {} : { body });
      expectScimError(answer, 403);
      expect(answer.body.detail).toBe(
        `This organization has no Enterprise Toolkit, so SCIM answers 403. Enable it on Billing (${env().USHER_ORIGIN}/o/${connector.organization.slug}/billing). If Entra shows quarantine: Restart provisioning.`,
      );
    }
    await flushRequestLog();
    expect(await fingerprint(connector.organization.id)).toMatchObject(before);
  });

  it("leaves a row with cause and cure in the request log, and the connector counts as failing", async () => {
    await connector.send("GET", "/Users");
    await flushRequestLog();
    const [row] = (await listRequests(connector.ctx, {})).items;
    expect(row).toMatchObject({
      status: 403,
      outcome: "refused",
      tokenName: "Test",
      causeCode: "toolkit_missing",
      cause: "This organization has no Enterprise Toolkit, so SCIM answers 403.",
      cure: expect.stringMatching(
        /^Enable it on Billing \(.*\/billing\)\. If Entra shows quarantine: Restart provisioning\.$/,
      ),
    });
    expect((await getConnector(connector.ctx, connector.connectorId)).state).toBe("failing");
  });

  it("tells nothing to somebody without the credential", async () => {
    for (const authorization of [null, "Bearer ush_wrong"]) {
      const answer = await connector.send("GET", "/Users", { authorization });
      expectScimError(answer, 401);
      expect(answer.text).not.toContain("Toolkit");
    }
  });

  it("works again from the next request on, with everything as it was", async () => {
    const other = await scim.connect();
    const kept = await makeUser(other, { userName: "kept" });
    for (const toolkit of [false, true]) {
      await setToolkit(other.ctx, { toolkit });
      expect((await other.send("GET", `/Users/${kept.id}`)).status).toBe(toolkit ? 200 : 403);
    }
    expect((await read(other, `/Users/${kept.id}`)).userName).toBe("kept");
  });

  it("the operator's word counts more than the switch", async () => {
    const other = await scim.connect();
    await withEnterpriseToolkit("off", async () => {
      const refused = await other.send("GET", "/Users");
      expectScimError(refused, 403);
      expect(refused.body.detail).toContain("ask your operator for it.");
    });
    await withEnterpriseToolkit("on", async () => {
      expect((await connector.send("GET", "/Users")).status).toBe(200);
    });
  });
});
