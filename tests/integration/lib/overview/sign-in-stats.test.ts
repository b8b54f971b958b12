import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { withOrganization } from "@/lib/db/with-organization";
import { createFolder } from "@/lib/folders/create-folder";
import { grantFolder } from "@/lib/folders/grant-folder";
import { getOverview } from "@/lib/overview/get-overview";
import { getSignInStats } from "@/lib/overview/get-sign-in-stats";
import { setChecklist } from "@/lib/overview/set-checklist";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { firstUuidAt } from "@/lib/utils/uuid";
import { onEachDatabase } from "@/tests/support/database";
import { makeConnector } from "@/tests/support/make-connector";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { proveSso } from "@/tests/support/prove-sso";

const now = () => new Date("2026-11-03T12:20:00Z");

async function signIns(organization: TestOrganization, tries: readonly (readonly [Date, string | null, boolean])[]) {
  await withOrganization(organization.id, async (tx) => {
    for (const [at, userId, ok] of tries) {
      await tx.query(
        `insert into sign_in_entry (organization_id, id, at, user_id, person, recognised, method, ok)
         values ($1, $2, $3, $4, 'Somebody', $5, 'password', $6)`,
        [organization.id, uuidv7({ msecs: at.getTime() }), at, userId, userId !== null, ok],
      );
    }
  });
}

onEachDatabase("the sign-ins of the overview", () => {
  it("counts each day's, and everybody once who got in within 30 days", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    const { id: ada } = await createUserByHand(organization.ctx(), { userName: "ada@contoso.example" });
    const { id: bo } = await createUserByHand(organization.ctx(), { userName: "bo@contoso.example" });
    await signIns(other, [[now(), other.founderId, true]]);
    await signIns(organization, [
      [new Date("2026-11-03T00:00:00Z"), ada, true],
      [new Date("2026-11-02T23:59:59Z"), ada, true],
      [new Date("2026-11-02T10:00:00Z"), bo, false],
      [new Date("2026-10-05T00:00:00Z"), null, false],
      [new Date("2026-10-04T23:00:00Z"), bo, true],
      [new Date("2026-10-04T10:00:00Z"), bo, true],
    ]);
    const stats = await getSignInStats(organization.ctx("Admin", now));
    expect(stats.people).toBe(2);
    expect(stats.days).toHaveLength(30);
    expect(stats.days.filter(({ succeeded, failed }) => succeeded + failed > 0)).toEqual([
      { at: "2026-10-05T00:00:00.000Z", succeeded: 0, failed: 1 },
      { at: "2026-11-02T00:00:00.000Z", succeeded: 1, failed: 1 },
      { at: "2026-11-03T00:00:00.000Z", succeeded: 1, failed: 0 },
    ]);
    // What comes today and yesterday is counted anew, whatever is remembered of the days before.
    await signIns(organization, [[new Date("2026-11-02T23:59:59.500Z"), bo, true]]);
    expect((await getSignInStats(organization.ctx("Admin", now))).days.at(-2)).toMatchObject({ succeeded: 2 });
  });

  it("shows the days to those who may read the log, and the number of people to everybody", async () => {
    const organization = await makeOrganization();
    await signIns(organization, [[now(), organization.founderId, true]]);
    expect(await getSignInStats(organization.ctx("ReadOnly", now))).toEqual({ people: 1, days: [] });
    const nobody = { ...organization.ctx("ReadOnly", now), permissions: new Set<never>() };
    await expect(getSignInStats(nobody)).rejects.toMatchObject({ code: "forbidden" });
  });
});

onEachDatabase("the checklist of the overview", () => {
  it("is put away for everybody and back, with a row in the audit log only for a change", async () => {
    const organization = await makeOrganization();
    const other = await makeOrganization();
    expect(await getOverview(organization.ctx())).toMatchObject({ checklistDone: false, ssoProven: false });
    await setChecklist(organization.ctx(), { done: true });
    await setChecklist(organization.ctx(), { done: true });
    expect((await getOverview(organization.ctx())).checklistDone).toBe(true);
    expect((await getOverview(other.ctx())).checklistDone).toBe(false);
    const entries = await listLatestEntries(organization.ctx(), { limit: 5 });
    expect(entries.map(({ action }) => action)).toEqual(["organization.update", "organization.create"]);
    expect(entries[0]?.after).toEqual({ checklistDone: true });
    await setChecklist(organization.ctx(), { done: false });
    expect((await getOverview(organization.ctx())).checklistDone).toBe(false);
  });

  it("is an EnterpriseAdmin's to put away", async () => {
    const organization = await makeOrganization();
    await expect((async () => setChecklist(organization.ctx("Admin"), { done: true }))()).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("knows of a proven sign-in", async () => {
    const { organization, connectorId } = await makeConnector();
    await proveSso(organization.id, connectorId);
    expect((await getOverview(organization.ctx())).ssoProven).toBe(true);
    expect((await getOverview(organization.ctx("Admin"))).ssoProven).toBe(false);
  });
});

onEachDatabase("the rest of the overview", () => {
  it("counts who came this week, and gives each connector its hours", async () => {
    const { organization, connectorId } = await makeConnector();
    const old = await createUserByHand(organization.ctx(), { userName: "old@contoso.example" });
    await withOrganization(organization.id, (tx) =>
      tx.query(`update "user" set id = $3 where organization_id = $1 and id = $2`, [
        organization.id,
        old.id,
        firstUuidAt(new Date(Date.now() - 8 * 86_400_000)),
      ]),
    );
    const overview = await getOverview(organization.ctx());
    expect(overview).toMatchObject({ activeUsers: 2, newThisWeek: 1, ownFolders: [] });
    expect(overview.hours[connectorId]).toHaveLength(24);
    expect((await getOverview(organization.ctx("Admin"))).hours).toEqual({});
  });

  it("shows people below Admin what they may use themselves", async () => {
    const organization = await makeOrganization();
    const { id } = await createUserByHand(organization.ctx(), { userName: "ada@contoso.example" });
    const folder = await createFolder(organization.ctx(), { name: "Plans", parentId: null, externalId: null });
    await createFolder(organization.ctx(), { name: "Others", parentId: null, externalId: null });
    await grantFolder(organization.ctx(), folder.id, { userIds: [id] });
    const ctx = organization.ctx("ReadOnly");
    const asAda = { ...ctx, actor: { kind: "user", id, name: "Ada", accessRole: "ReadOnly" } } as const;
    expect((await getOverview(asAda)).ownFolders).toEqual([{ id: folder.id, path: ["Plans"] }]);
  });
});
