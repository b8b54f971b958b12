import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { createSession } from "@/lib/auth/create-session";
import { findSession } from "@/lib/auth/find-session";
import { signIn } from "@/lib/auth/sign-in";
import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import type { SignInMethod } from "@/lib/sign-in-log/schemas";
import { getSignInPolicy } from "@/lib/sign-in-policy/get-sign-in-policy";
import { previewPolicy } from "@/lib/sign-in-policy/preview-policy";
import { UpdateSignInPolicy } from "@/lib/sign-in-policy/schemas";
import { updateSignInPolicy } from "@/lib/sign-in-policy/update-sign-in-policy";
import { bulkUpdateUsers } from "@/lib/users/bulk-update-users";
import { deleteUser } from "@/lib/users/delete-user";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { onEachDatabase } from "@/tests/support/database";
import { makeAdmin } from "@/tests/support/make-admin";
import { makeConnector } from "@/tests/support/make-connector";
import { auditOf, type TestOrganization } from "@/tests/support/make-organization";
import { proveSso } from "@/tests/support/prove-sso";

onEachDatabase("the sign-in policy", () => {
  let organization: TestOrganization;
  let connectorId: string;
  let ctx: Ctx;
  let founder: string;

  beforeEach(async () => {
    ({ organization, connectorId } = await makeConnector());
    ctx = organization.ctx();
    founder = organization.founderId;
  });

  const require_ = (more: Partial<UpdateSignInPolicy> = {}) =>
    updateSignInPolicy(ctx, { requireSso: true, breakGlass: [founder], ...more });

  const query = (sql: string, ...values: unknown[]) =>
    withOrganization(organization.id, (tx) => tx.query<{ id: string }>(sql, [organization.id, ...values]));

  async function open(userId: string, method: SignInMethod): Promise<string> {
    const origin = { address: null, userAgent: null, now: () => new Date() };
    const id = await withOrganization(organization.id, (tx) =>
      createSession(tx, { organizationId: organization.id, userId, method, secondFactor: false }, origin),
    );
    return id ?? "";
  }
  const holds = async (sessionId: string) =>
    (await findSession({ organizationId: organization.id, sessionId, others: [] }, new Date())) !== null;

  it("get sign-in policy has defaults, and says what is missing and where", async () => {
    expect(await getSignInPolicy(ctx)).toMatchObject({
      requireSso: false,
      builtinKeeps: false,
      adminsSecondFactor: false,
      sessionHours: 720,
      idleMinutes: null,
      breakGlass: [],
      candidates: [{ userId: founder }],
      proof: null,
      proveWith: connectorId,
      failing: null,
      missing: [{ what: "proof" }, { what: "break_glass" }],
      version: 1,
    });
  });

  it("is for those who may read and change it", async () => {
    const admin = organization.ctx("Admin");
    await expect(getSignInPolicy(admin)).rejects.toMatchObject({ code: "forbidden" });
    await expect(previewPolicy(admin, { builtinKeeps: false })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateSignInPolicy(admin, { sessionHours: 1 })).rejects.toMatchObject({ code: "forbidden" });
    expect((await getSignInPolicy(ctx)).version).toBe(1);
  });

  it("saves hours, idle end and their audit row, and nothing for another organization", async () => {
    const other = (await makeConnector()).organization;
    const saved = await updateSignInPolicy(ctx, { sessionHours: 8, idleMinutes: 30, version: 1 });
    expect(saved).toMatchObject({ sessionHours: 8, idleMinutes: 30, version: 2 });
    expect(await getSignInPolicy(ctx)).toEqual(saved);
    expect(await getSignInPolicy(other.ctx())).toMatchObject({ sessionHours: 720, version: 1 });
    expect(await auditOf(organization.id, "sign-in-policy")).toMatchObject([
      {
        action: "sign_in_policy.update",
        before: { sessionHours: 720, idleMinutes: null },
        after: { sessionHours: 8, idleMinutes: 30 },
      },
    ]);
    await updateSignInPolicy(ctx, { sessionHours: 8 });
    expect(await auditOf(organization.id, "sign-in-policy")).toHaveLength(1);
  });

  it("refuses an edit that began before somebody else's", async () => {
    await updateSignInPolicy(ctx, { sessionHours: 8, version: 1 });
    await expect(updateSignInPolicy(ctx, { sessionHours: 9, version: 1 })).rejects.toMatchObject({
      code: "conflict",
      field: "version",
    });
  });

  it.each([
    { sessionHours: 0 },
    { sessionHours: 2161 },
    { sessionHours: 1.5 },
    { idleMinutes: 4 },
    { idleMinutes: 1441 },
  ])("takes no %j", (input) => {
    expect(UpdateSignInPolicy.safeParse(input).success).toBe(false);
  });

  it("does not require SSO before it is proven", async () => {
    await expect(require_()).rejects.toMatchObject({
      code: "conflict",
      field: "requireSso",
      message: expect.stringMatching(/No admin has proven SSO here yet.*Test sign-in/),
    });
    await proveSso(organization.id, connectorId, { active: false });
    await expect(require_()).rejects.toMatchObject({ code: "conflict", field: "requireSso" });
    expect(await getSignInPolicy(ctx)).toMatchObject({ requireSso: false, breakGlass: [] });
  });

  it("does not require SSO without a break-glass admin whose password works", async () => {
    await proveSso(organization.id, connectorId);
    await expect(require_({ breakGlass: [] })).rejects.toMatchObject({ code: "conflict", field: "breakGlass" });
    const mute = await makeAdmin(organization, { password: false });
    await expect(require_({ breakGlass: [mute] })).rejects.toMatchObject({
      code: "invalid_input",
      field: "breakGlass",
      message: expect.stringContaining("Has no password"),
    });
    const second = await makeAdmin(organization);
    for (const [change, told] of [
      ["active = false", "Is inactive"],
      ["active = true, login_method = 'sso'", "login method sso"],
      ["login_method = 'builtin', access_role_by_hand = 'Admin'", "no EnterpriseAdmin"],
    ] as const) {
      await query(`update "user" set ${change} where organization_id = $1 and id = $2`, second);
      await expect(require_({ breakGlass: [second] })).rejects.toMatchObject({
        code: "invalid_input",
        message: expect.stringContaining(told),
      });
    }
    const stranger = (await makeConnector()).organization.founderId;
    await expect(require_({ breakGlass: [stranger] })).rejects.toMatchObject({ code: "invalid_input" });
    expect(await getSignInPolicy(ctx)).toMatchObject({ requireSso: false, breakGlass: [] });
  });

  it("requires SSO, ends the sessions of whoever may no longer use a password, and keeps all others", async () => {
    await proveSso(organization.id, connectorId);
    const second = await makeAdmin(organization);
    const [lost, invited, entra, kept] = [
      await open(second, "password"),
      await open(second, "link"),
      await open(second, "entra"),
      await open(founder, "password"),
    ];
    const effect = await previewPolicy(ctx, { builtinKeeps: false });
    expect(effect).toMatchObject({ builtin: 2, losing: { count: 2 }, includesYou: true, breakGlass: [] });
    const saved = await require_();
    expect(saved).toMatchObject({ requireSso: true, requiredBy: "Mia Chen", missing: [] });
    expect(await Promise.all([lost, invited, entra, kept].map(holds))).toEqual([false, false, true, true]);
    expect((await auditOf(organization.id, "sign-in-policy")).at(-1)).toMatchObject({
      before: { requireSso: false, breakGlass: [] },
      after: { requireSso: true, endedSessions: 2 },
    });
    const way = { address: uuidv7(), userAgent: null, now: () => new Date() };
    expect(await signIn({ email: organization.email, password: organization.password }, way)).toMatchObject({
      ok: true,
    });
    const [tested] = (await getSignInPolicy(ctx)).breakGlass;
    expect(tested?.testedAt).not.toBeNull();
  });

  it("lets builtin people keep their passwords where it says so, and takes them when it no longer does", async () => {
    await proveSso(organization.id, connectorId);
    const second = await makeAdmin(organization);
    const session = await open(second, "password");
    expect(await previewPolicy(ctx, { builtinKeeps: true })).toMatchObject({ losing: { count: 0 }, sessions: 0 });
    await require_({ builtinKeeps: true });
    expect(await holds(session)).toBe(true);
    expect(await previewPolicy(ctx, { builtinKeeps: false })).toMatchObject({
      losing: { count: 1 },
      sessions: 1,
      includesYou: false,
    });
    await updateSignInPolicy(ctx, { builtinKeeps: false });
    expect(await holds(session)).toBe(false);
  });

  it("ends the sessions of a break-glass admin who is none any more", async () => {
    await proveSso(organization.id, connectorId);
    const second = await makeAdmin(organization);
    await require_({ breakGlass: [founder, second] });
    const session = await open(second, "password");
    await updateSignInPolicy(ctx, { breakGlass: [founder] });
    expect(await holds(session)).toBe(false);
    await expect(updateSignInPolicy(ctx, { breakGlass: [] })).rejects.toMatchObject({
      code: "conflict",
      field: "breakGlass",
    });
  });

  it("preview policy changes nothing", async () => {
    await previewPolicy(ctx, { builtinKeeps: false });
    expect((await getSignInPolicy(ctx)).version).toBe(1);
    expect(await auditOf(organization.id, "sign-in-policy")).toEqual([]);
  });

  it("keeps the last break-glass admin while SSO is required, whichever way somebody takes them", async () => {
    await proveSso(organization.id, connectorId);
    await makeAdmin(organization);
    await require_();
    const refusal = {
      code: "conflict",
      message: expect.stringMatching(/last break-glass admin while SSO is required.*Sign-in policy/),
    };
    await expect(updateUserByHand(ctx, founder, { active: false })).rejects.toMatchObject(refusal);
    await expect(updateUserByHand(ctx, founder, { accessRole: "Admin" })).rejects.toMatchObject(refusal);
    await expect(updateUserByHand(ctx, founder, { loginMethod: "sso" })).rejects.toMatchObject(refusal);
    await expect(deleteUser(ctx, founder)).rejects.toMatchObject(refusal);
    await bulkUpdateUsers(ctx, { userIds: [founder], action: { kind: "deactivate" } }).catch(() => {});
    expect(
      await query(`select id from "user" where organization_id = $1 and id = $2 and active`, founder),
    ).toHaveLength(1);
    await updateSignInPolicy(ctx, { requireSso: false });
    await updateUserByHand(ctx, founder, { active: false });
  });

  it("lets a break-glass admin go when another one is named", async () => {
    await proveSso(organization.id, connectorId);
    const second = await makeAdmin(organization);
    await require_({ breakGlass: [founder, second] });
    await updateUserByHand(ctx, founder, { active: false });
    await expect(updateUserByHand(ctx, second, { active: false })).rejects.toMatchObject({ code: "conflict" });
    expect((await getSignInPolicy(ctx)).breakGlass.find(({ userId }) => userId === founder)?.problem).toMatch(
      /inactive/,
    );
  });

  it("asks EnterpriseAdmins for a second factor only when the one who decides it has one", async () => {
    await expect(updateSignInPolicy(ctx, { adminsSecondFactor: true })).rejects.toMatchObject({
      code: "conflict",
      field: "adminsSecondFactor",
    });
    await query(
      `insert into second_factor (organization_id, user_id, sealed, created_at) values ($1, $2, 'sealed', now())`,
      founder,
    );
    await expect(updateSignInPolicy(ctx, { adminsSecondFactor: true })).rejects.toMatchObject({ code: "conflict" });
    await query("update second_factor set confirmed_at = now() where organization_id = $1 and user_id = $2", founder);
    expect(await updateSignInPolicy(ctx, { adminsSecondFactor: true })).toMatchObject({ adminsSecondFactor: true });
    await query("delete from second_factor where organization_id = $1 and user_id = $2", founder);
    expect(await updateSignInPolicy(ctx, { adminsSecondFactor: false })).toMatchObject({ adminsSecondFactor: false });
  });
});

onEachDatabase("requiring SSO at the same moment as its break-glass admin leaves", () => {
  it("lets one of both happen, never both", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { organization, connectorId } = await makeConnector();
      const ctx = organization.ctx();
      await proveSso(organization.id, connectorId);
      await makeAdmin(organization);
      await Promise.allSettled([
        updateSignInPolicy(ctx, { requireSso: true, breakGlass: [organization.founderId] }),
        updateUserByHand(ctx, organization.founderId, { loginMethod: "sso" }),
      ]);
      const { requireSso, breakGlass } = await getSignInPolicy(ctx);
      if (requireSso) expect(breakGlass.map(({ problem }) => problem)).toEqual([null]);
    }
  });
}, ["postgres"]);
