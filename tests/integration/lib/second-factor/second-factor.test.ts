import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createSession } from "@/lib/auth/create-session";
import { findSession } from "@/lib/auth/find-session";
import { getRequestCtx } from "@/lib/auth/request-session";
import { signIn } from "@/lib/auth/sign-in";
import { withOrganization } from "@/lib/db/with-organization";
import { findChoices } from "@/lib/organization-choice/find-choices";
import { beginSecondFactor } from "@/lib/second-factor/begin-second-factor";
import { confirmSecondFactor } from "@/lib/second-factor/confirm-second-factor";
import { removeSecondFactor, removeSecondFactorOf } from "@/lib/second-factor/remove-second-factor";
import { flushSignInLog } from "@/lib/sign-in-log/background";
import { browserRequest, cookieFor, signedInCookie } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { codeOf, setUpSecondFactor } from "@/tests/support/second-factor";

const seconds = (count: number) => new Date(Date.now() + count * 1000);
const from = (now = new Date()) => ({ address: randomUUID(), userAgent: "Firefox", now: () => now });
const change = (organization: TestOrganization, sql: string, ...values: unknown[]) =>
  withOrganization(organization.id, (tx) => tx.query(sql, [organization.id, ...values]));

/** An organization whose founder set a factor up a minute ago, so that the codes of now are new. */
async function withFactor() {
  const organization = await makeOrganization();
  const factor = await setUpSecondFactor(organization.ctx("EnterpriseAdmin", () => seconds(-90)));
  const { email, password } = organization;
  const attempt = (code?: string, now?: Date) =>
    signIn({ email, password, ...(code === undefined ? {} : { code }) }, from(now));
  return { organization, ...factor, attempt };
}

onEachDatabase("second factor", () => {
  it("is asked for after the password, and only of whoever knows it", async () => {
    const { organization, secret, attempt } = await withFactor();
    expect(await attempt()).toEqual({ ok: false, refusal: { kind: "code_needed" } });
    expect(await signIn({ email: organization.email, password: "wrong", code: codeOf(secret) }, from())).toEqual({
      ok: false,
      refusal: { kind: "wrong" },
    });
    const result = await attempt(codeOf(secret));
    expect(result).toMatchObject({ ok: true });
    expect(await change(organization, "select second_factor from session where organization_id = $1")).toEqual([
      { second_factor: true },
    ]);
  });

  it("takes a code once, and none of an earlier step, also when two use it at the same moment", async () => {
    const { secret, attempt } = await withFactor();
    const both = await Promise.all([attempt(codeOf(secret)), attempt(codeOf(secret))]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await attempt(codeOf(secret))).toEqual({ ok: false, refusal: { kind: "code_wrong" } });
    expect(await attempt(codeOf(secret, seconds(-30)))).toEqual({ ok: false, refusal: { kind: "code_wrong" } });
    expect(await attempt(codeOf(secret, seconds(30)))).toMatchObject({ ok: true });
  });

  it("takes codes of one step earlier and later, and none further away", async () => {
    const { secret, attempt } = await withFactor();
    expect(await attempt(codeOf(secret, seconds(-70)))).toMatchObject({ ok: false });
    expect(await attempt(codeOf(secret, seconds(70)))).toMatchObject({ ok: false });
    expect(await attempt(codeOf(secret, seconds(-30)))).toMatchObject({ ok: true });
    expect(await attempt(codeOf(secret, seconds(30)))).toMatchObject({ ok: true });
  });

  it("counts wrong codes as wrong tries, and writes them down", async () => {
    const { organization, secret, attempt } = await withFactor();
    for (let count = 0; count < 9; count += 1) {
      expect(await attempt("aaaa-aaaa-aaaa-aaaa")).toEqual({ ok: false, refusal: { kind: "code_wrong" } });
    }
    expect(await attempt("000000")).toMatchObject({ refusal: { kind: "paused" } });
    expect(await attempt(codeOf(secret))).toMatchObject({ refusal: { kind: "paused" } });
    await flushSignInLog();
    expect(
      await change(
        organization,
        "select cause_code, count(*)::int as tries from sign_in_entry where organization_id = $1 group by 1 order by 1",
      ),
    ).toEqual([
      { cause_code: "code_wrong", tries: 10 },
      { cause_code: "paused", tries: 1 },
    ]);
  });

  it("takes each recovery code once", async () => {
    const { recoveryCodes, attempt } = await withFactor();
    const [first = "", second = ""] = recoveryCodes;
    expect(await attempt(first.toUpperCase().replaceAll("-", " "))).toMatchObject({ ok: true });
    expect(await attempt(first)).toMatchObject({ ok: false });
    const both = await Promise.all([attempt(second), attempt(second)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it("keeps the secret sealed, for this one person, and recovery codes as hashes", async () => {
    const { organization, secret, recoveryCodes } = await withFactor();
    const rows = await change(
      organization,
      `select f::text as row from second_factor f where organization_id = $1
       union all select r::text from recovery_code r where organization_id = $1
       union all select a::text from audit_entry a where organization_id = $1`,
    );
    const text = JSON.stringify(rows);
    expect(rows.length).toBeGreaterThan(11);
    for (const one of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))]) {
      expect(text).not.toContain(one);
    }
  });

  it("is not asked for while only begun, and needs a right code to be confirmed", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    await expect(confirmSecondFactor(ctx, { code: "123456" })).rejects.toMatchObject({ code: "conflict" });
    const first = await beginSecondFactor(ctx);
    const { email, password } = organization;
    expect(await signIn({ email, password }, from())).toMatchObject({ ok: true });
    const { secret } = await beginSecondFactor(ctx);
    await expect(confirmSecondFactor(ctx, { code: codeOf(first.secret) })).rejects.toMatchObject({ field: "code" });
    expect((await confirmSecondFactor(ctx, { code: codeOf(secret) })).recoveryCodes).toHaveLength(10);
    await expect(beginSecondFactor(ctx)).rejects.toMatchObject({ code: "conflict" });
    expect(await auditOf(organization.id, organization.founderId)).toMatchObject([{ action: "user.second_factor" }]);
    // The code that confirmed it opens nothing any more.
    expect(await signIn({ email, password, code: codeOf(secret) }, from())).toMatchObject({
      refusal: { kind: "code_wrong" },
    });
  });

  it("ends the sessions that were opened without it, but not the one that it is set up in", async () => {
    const organization = await makeOrganization();
    const { id: organizationId, founderId: userId } = organization;
    const open = () =>
      withOrganization(organizationId, (tx) =>
        createSession(tx, { organizationId, userId, method: "password", secondFactor: false }, from()),
      );
    const [own, other] = [(await open()) ?? "", (await open()) ?? ""];
    await setUpSecondFactor({ ...organization.ctx(), sessionId: own });
    const find = (sessionId: string) => findSession({ organizationId, sessionId, others: [] }, new Date());
    expect(await find(own)).not.toBeNull();
    expect(await find(other)).toBeNull();
  });

  it("is removed with a code of it, and not without", async () => {
    const { organization, secret, attempt } = await withFactor();
    const ctx = organization.ctx();
    await expect(removeSecondFactor(ctx, { code: "aaaa" })).rejects.toMatchObject({ field: "code" });
    await removeSecondFactor(ctx, { code: codeOf(secret) });
    expect(await attempt()).toMatchObject({ ok: true });
    expect(await change(organization, "select 1 from recovery_code where organization_id = $1")).toEqual([]);
    expect((await auditOf(organization.id, organization.founderId)).at(-1)).toMatchObject({
      action: "user.second_factor_remove",
    });
    const guess = () => removeSecondFactor(ctx, { code: "aaaa" });
    for (let count = 0; count < 9; count += 1) await expect(guess()).rejects.toMatchObject({ field: "code" });
    await expect(guess()).rejects.toMatchObject({ code: "too_many_attempts" });
  });

  it("is removed by an admin, of nobody stronger, and of nobody elsewhere", async () => {
    const { organization, attempt } = await withFactor();
    const { founderId: userId } = organization;
    const stranger = await makeOrganization();
    await expect(removeSecondFactorOf(stranger.ctx(), userId)).rejects.toMatchObject({ code: "not_found" });
    for (const role of ["ReadOnly", "User", "Admin"] as const) {
      await expect(removeSecondFactorOf(organization.ctx(role), userId)).rejects.toMatchObject({ code: "forbidden" });
    }
    await removeSecondFactorOf(organization.ctx(), userId);
    await expect(removeSecondFactorOf(organization.ctx(), userId)).rejects.toMatchObject({ code: "conflict" });
    expect(await attempt()).toMatchObject({ ok: true });
  });

  it("of one organization is asked for there, whatever was shown in another", async () => {
    const { organization, secret } = await withFactor();
    const other = await makeOrganization(organization.email);
    await change(
      other,
      `update password set hash = $2 where organization_id = $1`,
      ((await change(organization, "select hash from password where organization_id = $1")) as { hash: string }[])[0]
        ?.hash,
    );
    const { email, password } = organization;
    const plain = await signIn({ email, password, slug: other.slug }, from());
    if (!plain.ok) throw new Error("refused");
    expect(plain).toMatchObject({ organizationId: other.id, others: [{ organizationId: organization.id }] });
    const there = (await findChoices(plain, new Date()))?.find(({ current }) => !current);
    expect(there).toMatchObject({ organizationId: organization.id, asks: "second_factor" });
    const both = await signIn({ email, password, slug: organization.slug, code: codeOf(secret) }, from());
    expect(both).toMatchObject({ ok: true, organizationId: organization.id, others: [{ organizationId: other.id }] });
  });

  it("where EnterpriseAdmins need one, closes every route but the set-up until it is done", async () => {
    const organization = await makeOrganization();
    const cookie = await signedInCookie(organization);
    const send = (method: string, path: string) =>
      getRequestCtx(
        browserRequest(method, `/api/organizations/${organization.slug}${path}`, { cookie }),
        organization.slug,
        randomUUID(),
      );
    expect(await send("POST", "/users")).toMatchObject({ organizationId: organization.id });
    await change(organization, "insert into sign_in_policy (organization_id, admins_second_factor) values ($1, true)");
    for (const [method, path] of [
      ["POST", "/users"],
      ["PUT", "/profile/password"],
      ["DELETE", "/users/x"],
      ["PATCH", "/profile"],
      ["GET", "/users"],
      ["GET", "/audit-log/export"],
    ] as const) {
      await expect(send(method, path)).rejects.toMatchObject({ code: "forbidden", reason: "second_factor_due" });
    }
    await send("GET", "/profile");
    await send("POST", "/profile/second-factor");
    const ctx = await send("POST", "/profile/second-factor/confirm");
    await setUpSecondFactor(ctx);
    expect(await send("POST", "/users")).toMatchObject({ organizationId: organization.id });
  });

  it("where EnterpriseAdmins need one, asks nobody else", async () => {
    const organization = await makeOrganization();
    await change(organization, "insert into sign_in_policy (organization_id, admins_second_factor) values ($1, true)");
    const due = async (sql: string) => {
      await change(organization, `update "user" set ${sql} where organization_id = $1`);
      const { id: organizationId, founderId: userId } = organization;
      const sessionId = await withOrganization(organizationId, (tx) =>
        createSession(tx, { organizationId, userId, method: "password", secondFactor: false }, from()),
      );
      expect(await cookieFor({ organizationId, sessionId: sessionId ?? "" })).toBeTruthy();
      return (await findSession({ organizationId, sessionId: sessionId ?? "", others: [] }, new Date()))
        ?.secondFactorDue;
    };
    expect(await due("active = true")).toBe(true);
    expect(await due("access_role_by_hand = 'Admin'")).toBe(false);
    expect(await due("access_role_by_hand = null")).toBe(false);
    expect(await due("access_role_by_hand = 'EnterpriseAdmin', login_method = 'sso'")).toBe(false);
  });
});
