import { describe, expect, it } from "vitest";
import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { getConnector } from "@/lib/connectors/get-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { ignoreUnknownFolder } from "@/lib/folders/ignore-unknown-folder";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { listProblems } from "@/lib/problems/list-problems";
import { markProblem } from "@/lib/problems/mark-problem";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import { connectWith } from "@/tests/support/connect-with";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";
import { makeUser, patch } from "@/tests/support/scim-resources";

const urn = "urn:ietf:params:scim:schemas:core:2.0:User";

onEachDatabase("the problems of a connector", () => {
  const scim = useScim();

  async function problemsOf({ ctx, connectorId }: ScimUnderTest, as: Ctx = ctx) {
    await flushRequestLog();
    return await listProblems(as, connectorId);
  }

  const send = (client: ScimUnderTest, fields: object) =>
    client.send("POST", "/Users", { body: { schemas: [urn], ...fields } });

  it("groups by cause, newest first, with how often and whom", async () => {
    const client = await connectWith(scim, { licenceRule: true, userTypes: ["Premium"] });
    await makeUser(client, { userName: "fine@contoso.example", userType: "Premium" });
    for (const name of ["Ada", "Bo", "Cy", "Dee"])
      await send(client, { userName: `${name}@contoso.example`, displayName: name });
    await send(client, { userName: "Dee@contoso.example", displayName: "Dee" });
    await send(client, { userName: "eve@contoso.example", displayName: "Eve", userType: "premium" });

    const problems = await problemsOf(client);

    expect(problems.map(({ causeCode }) => causeCode)).toEqual(["user_type_unknown", "user_type_missing"]);
    expect(problems[1]).toMatchObject({
      status: 400,
      scimType: "invalidValue",
      summary: "Create user Dee",
      cause: expect.stringContaining("userType is missing"),
      cure: expect.stringContaining("Set a default user type"),
      count: { count: 5, exact: true },
      people: { count: 4, names: ["Dee", "Cy", "Bo"] },
    });
  });

  it("filters the request log by the same cause", async () => {
    const client = await scim.connect();
    await client.send("GET", "/Users", { authorization: "Bearer ush_nobody" });
    await client.send("GET", "/Users");
    await flushRequestLog();
    const { items } = await listRequests(client.ctx, { cause: "token_damaged" });
    expect(items.map(({ causeCode }) => causeCode)).toEqual(["token_damaged"]);
  });

  it("leaves out what somebody marked as done, until a later request has the cause", async () => {
    const client = await scim.connect();
    const refuse = () => client.send("GET", "/Users", { authorization: null });
    await refuse();
    expect(await problemsOf(client)).toMatchObject([{ causeCode: "no_credential", count: { count: 1 } }]);

    await markProblem(client.ctx, client.connectorId, { causeCode: "no_credential", done: true });
    expect(await problemsOf(client)).toEqual([]);
    const [entry] = await listLatestEntries(client.ctx, { limit: 1 });
    expect(entry).toMatchObject({ action: "connector.problem_done", target: { id: client.connectorId } });

    await refuse();
    expect(await problemsOf(client)).toMatchObject([{ causeCode: "no_credential", count: { count: 1 } }]);
  });

  it("shows it again when that is taken back, and writes nothing when there is nothing to take back", async () => {
    const client = await scim.connect();
    await client.send("GET", "/Users", { authorization: null });
    await problemsOf(client);
    const mark = (done: boolean) => markProblem(client.ctx, client.connectorId, { causeCode: "no_credential", done });
    await mark(true);
    await mark(false);
    expect(await problemsOf(client)).toHaveLength(1);
    await mark(false);
    const entries = await listLatestEntries(client.ctx, { limit: 10 });
    expect(entries.filter(({ action }) => action === "connector.problem_reopen")).toHaveLength(1);
  });

  it("forgets what is older than a day, and never counts a rehearsal", async () => {
    const client = await scim.connect();
    await client.send("GET", "/Users", { authorization: null });
    const { organization } = client;
    const in25Hours = () => new Date(Date.now() + 25 * 3_600_000);
    expect(await problemsOf(client)).toHaveLength(1);
    expect(await problemsOf(client, organization.ctx("Admin", in25Hours))).toEqual([]);
    await withOrganization(organization.id, (tx) =>
      tx.query("update request_log set rehearsal_id = id where organization_id = $1", [organization.id]),
    );
    expect(await problemsOf(client)).toEqual([]);
    expect((await getConnector(client.ctx, client.connectorId)).requests24h).toEqual({ accepted: 0, refused: 0 });
  });

  it("is for people of the organization who may read the log, and changed by those who may change connectors", async () => {
    const { organization, connectorId } = await scim.connect();
    const stranger = await makeOrganization();
    const input = { causeCode: "no_credential", done: true };
    await expect(listProblems(stranger.ctx(), connectorId)).rejects.toMatchObject({ code: "not_found" });
    await expect(markProblem(stranger.ctx(), connectorId, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(listProblems(organization.ctx("User"), connectorId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await listProblems(organization.ctx("Admin"), connectorId)).toEqual([]);
    await expect((async () => markProblem(organization.ctx("Admin"), connectorId, input))()).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  describe("of requests that are accepted", () => {
    it("W6: an externalId that is no object id", async () => {
      const client = await scim.connect();
      const ada = await makeUser(client, { userName: "ada.lovelace@contoso.example", externalId: "ada.lovelace" });
      await makeUser(client, { userName: "bo@contoso.example", externalId: "5F3A1C7E-2B64-4D0A-9C1E-7D2F8B90A111" });
      const [problem, ...rest] = await problemsOf(client);
      expect(rest).toEqual([]);
      expect(problem).toMatchObject({
        causeCode: "externalid_not_objectid",
        status: 201,
        cause: expect.stringContaining("externalId is “ada.lovelace” (mailNickname)"),
        cure: expect.stringContaining("objectId"),
        people: { count: 1 },
      });
      // It says so once, and again when it is changed to another one of that kind.
      await patch(client, `/Users/${ada.id}`, { op: "replace", path: "title", value: "Analyst" });
      expect(await problemsOf(client)).toMatchObject([{ count: { count: 1 } }]);
      await patch(client, `/Users/${ada.id}`, { op: "replace", path: "externalId", value: "4711" });
      expect(await problemsOf(client)).toMatchObject([
        { count: { count: 2 }, cause: expect.stringContaining("which is no object id") },
      ]);
      expect((await getConnector(client.ctx, client.connectorId)).requests24h.refused).toBe(0);
    });

    it("W10: active as a Boolean in the dialect whose own mapping gives text", async () => {
      const client = await scim.connect();
      const ada = await makeUser(client, { userName: "ada@contoso.example" });
      const set = (op: string, value: unknown) => patch(client, `/Users/${ada.id}`, { op, path: "active", value });
      await set("Replace", "False");
      await set("replace", true);
      expect(await problemsOf(client)).toEqual([]);
      expect((await set("Replace", false)).status).toBe(200);
      const [problem] = await problemsOf(client);
      expect(problem).toMatchObject({
        causeCode: "active_from_accountenabled",
        cause: expect.stringContaining("seems to come straight from accountEnabled"),
        cure: expect.stringContaining('Switch([IsSoftDeleted], , "False", "True", "True", "False")'),
        people: { count: 1 },
      });
      const request = await getRequest(client.ctx, problem?.requestId ?? "");
      expect(request).toMatchObject({ outcome: "accepted", causeCode: "active_from_accountenabled" });
    });

    it("W12: folders that do not exist; the connector needs attention until they are ignored", async () => {
      const client = await scim.connect();
      await makeUser(client, {
        userName: "ada@contoso.example",
        schemas: [urn, folderExtensionUrn],
        [folderExtensionUrn]: { folders: ["Sales EU", "4711"] },
      });
      expect(await problemsOf(client)).toMatchObject([
        {
          causeCode: "folder_unknown",
          status: 201,
          cause: "2 of 2 folders are unknown: Sales EU, 4711. The known ones were applied.",
        },
      ]);
      const stateNow = async () => (await getConnector(client.ctx, client.connectorId)).state;
      expect(await stateNow()).toBe("attention");
      for (const value of ["Sales EU", "4711"]) await ignoreUnknownFolder(client.ctx, { value });
      expect(await stateNow()).toBe("provisioning");
    });

    it("W11: a role that does not exist beside a deactivation; attention until it is marked as done", async () => {
      const client = await connectWith(scim, { roleRule: true });
      const ada = await makeUser(client, { userName: "ada@contoso.example" });
      await patch(
        client,
        `/Users/${ada.id}`,
        { op: "Replace", path: "active", value: "False" },
        { op: "Add", path: 'roles[primary eq "True"].value', value: "Administrator" },
      );
      expect(await problemsOf(client)).toMatchObject([{ causeCode: "role_unknown", status: 200 }]);
      expect((await getConnector(client.ctx, client.connectorId)).state).toBe("attention");
      await new Promise((accept) => setTimeout(accept, 2));
      await markProblem(client.ctx, client.connectorId, { causeCode: "role_unknown", done: true });
      expect((await getConnector(client.ctx, client.connectorId)).state).toBe("provisioning");
    });

    it("says the reason of a refusal, not the warning, when the request is refused", async () => {
      const client = await connectWith(scim, { licenceRule: true, userTypes: ["Premium"] });
      await updateConnector(client.ctx, client.connectorId, { defaultUserType: null });
      await send(client, { userName: "ada@contoso.example", externalId: "ada" });
      expect(await problemsOf(client)).toMatchObject([{ causeCode: "user_type_missing" }]);
    });
  });
});
