import { expect, it } from "vitest";
import { getRequest } from "@/lib/request-log/get-request";
import { listRequests } from "@/lib/request-log/list-requests";
import { listRules } from "@/lib/rules/list-rules";
import { onEachDatabase } from "@/tests/support/database";
import { insertFolder } from "@/tests/support/folders";
import { auditOf } from "@/tests/support/make-organization";
import { effectStates } from "@/tests/support/make-rules";
import { draft, join, leave, makeRuleWorld, save } from "@/tests/support/rule-world";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";

const patch = (client: ScimUnderTest, groupId: string, op: string, value: unknown, path = "members") =>
  client.send("PATCH", `/Groups/${groupId}`, {
    body: {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
      Operations: [{ op, path, ...(value === undefined ? {} : { value }) }],
    },
  });

onEachDatabase("group rules and members", () => {
  const scim = useScim();

  it("follows Entra's PATCH of members in both dialects, and says so in the request log", async () => {
    const client = await scim.connect();
    const { id: organizationId } = client.organization;
    const schemas = ["urn:ietf:params:scim:schemas:core:2.0:User"];
    const user = await client.send("POST", "/Users", {
      body: { schemas, userName: "ada", displayName: "Ada Lovelace" },
    });
    const group = await client.send("POST", "/Groups", {
      body: { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "IT" },
    });
    const runbooks = await insertFolder(organizationId, "Runbooks");
    await save(client.ctx, draft(group.body.id, { accessRole: "EnterpriseAdmin", folderIds: [runbooks] }));
    const state = async () => (await effectStates(organizationId)).get(user.body.id);
    const member = [{ value: user.body.id }];
    for (const [add, remove] of [
      ["Add", () => patch(client, group.body.id, "Remove", member)],
      ["add", () => patch(client, group.body.id, "remove", undefined, `members[value eq "${user.body.id}"]`)],
    ] as const) {
      expect((await patch(client, group.body.id, add, member)).status).toBe(204);
      expect(await state()).toMatchObject({
        accessRole: "EnterpriseAdmin",
        folders: [expect.stringContaining(runbooks)],
      });
      expect((await remove()).status).toBe(204);
      expect(await state()).toMatchObject({ accessRole: null, folders: [] });
    }
    const actions = (await auditOf(organizationId, user.body.id)).map(({ action }) => action);
    expect(actions.filter((action) => action === "user.access")).toHaveLength(4);
    const requests = (await listRequests(client.ctx, {})).items.filter(({ method }) => method === "PATCH");
    const notes = await Promise.all(requests.map(async ({ id }) => (await getRequest(client.ctx, id)).notes));
    expect(notes.flat()).toEqual(
      expect.arrayContaining([
        "Ada Lovelace became EnterpriseAdmin by rule 1.",
        "Ada Lovelace can use the folder Runbooks by rule 1.",
        "Ada Lovelace has no access role any more.",
        "Ada Lovelace cannot use the folder Runbooks any more.",
      ]),
    );
  });

  it("agrees in the end when people join and leave while rules are saved and saved", async () => {
    const { organization, ctx, it: itGroup, sales, ids } = await makeRuleWorld(6);
    await save(ctx, draft(itGroup.id, { accessRole: "Admin" }), draft(sales.id, { accessRole: "User" }));
    const members = async () => {
      for (const id of ids) {
        await Promise.all([join(ctx, itGroup, id), join(ctx, sales, id)]);
        await Promise.all([leave(ctx, itGroup, id), join(ctx, sales, id)]);
      }
    };
    const rules = async () => {
      for (const accessRole of ["ReadOnly", "Admin", "User", "ReadOnly"] as const) {
        const [first, second] = (await listRules(ctx)).rules;
        await save(
          ctx,
          draft(sales.id, { id: second!.id, accessRole }),
          draft(itGroup.id, { id: first!.id, accessRole: "Admin" }),
        );
        const [one, two] = (await listRules(ctx)).rules;
        await save(
          ctx,
          draft(itGroup.id, { id: two!.id, accessRole: "Admin" }),
          draft(sales.id, { id: one!.id, accessRole }),
        );
      }
    };
    await Promise.all([members(), rules()]);
    const states = await effectStates(organization.id);
    expect(ids.map((id) => states.get(id)?.accessRole)).toEqual(ids.map(() => "ReadOnly"));
  });
});
