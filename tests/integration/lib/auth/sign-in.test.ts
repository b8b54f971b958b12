import { randomUUID } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { findSession, opensPortal } from "@/lib/auth/find-session";
import { revokeSession } from "@/lib/auth/revoke-session";
import type { SignIn } from "@/lib/auth/schemas";
import { signIn } from "@/lib/auth/sign-in";
import { withOrganization } from "@/lib/db/with-organization";
import { flushSignInLog } from "@/lib/sign-in-log/background";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

const { verify } = vi.hoisted(() => ({ verify: vi.fn() }));
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  verify.mockImplementation(real.verify);
  return { ...real, verify };
});

const from = (address: string = randomUUID()) => ({ address, userAgent: "Firefox", now: () => new Date() });
const credentials = (organization: TestOrganization): SignIn => ({
  email: organization.email,
  password: organization.password,
});
const wrong = { ok: false, refusal: { kind: "wrong" } };

const change = (organization: TestOrganization, sql: string) =>
  withOrganization(organization.id, (tx) => tx.query(sql, [organization.id]));

afterEach(() => verify.mockClear());

onEachDatabase("sign-in", () => {
  it("creates a session for the right password, whatever the case of the e-mail", async () => {
    const organization = await makeOrganization();
    const result = await signIn({ ...credentials(organization), email: organization.email.toUpperCase() }, from());
    if (!result.ok) throw new Error("refused");
    expect(await findSession(result, new Date())).toMatchObject({
      user: { email: organization.email },
      accessRole: "EnterpriseAdmin",
      organization: { id: organization.id, slug: organization.slug, name: "Contoso" },
    });
  });

  it("answers a wrong password and an unknown e-mail alike, with one hash each", async () => {
    const organization = await makeOrganization();
    expect(await signIn({ ...credentials(organization), password: "wrong" }, from())).toEqual(wrong);
    expect(verify).toHaveBeenCalledTimes(1);
    expect(await signIn({ email: `nobody@${randomUUID()}.example`, password: "wrong" }, from())).toEqual(wrong);
    expect(verify).toHaveBeenCalledTimes(2);
  });

  it("pauses after 10 wrong tries, and then does not even look at the right password", async () => {
    const organization = await makeOrganization();
    const attempt = (password: string) => signIn({ ...credentials(organization), password }, from());
    for (let count = 1; count <= 9; count += 1) expect(await attempt("wrong")).toEqual(wrong);
    const tenth = await attempt("wrong");
    expect(tenth).toMatchObject({ ok: false, refusal: { kind: "paused" } });
    verify.mockClear();
    const paused = await attempt(organization.password);
    expect(paused).toMatchObject({ ok: false, refusal: { kind: "paused" } });
    expect(verify).not.toHaveBeenCalled();
    if (paused.ok || !("until" in paused.refusal)) throw new Error("not paused");
    const minutes = (paused.refusal.until.getTime() - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(14.8);
    expect(minutes).toBeLessThanOrEqual(15);
  });

  it("lets no more than 10 of many tries at once reach the password", async () => {
    const organization = await makeOrganization();
    await Promise.all(
      Array.from({ length: 25 }, () => signIn({ ...credentials(organization), password: "wrong" }, from())),
    );
    expect(verify.mock.calls.length).toBeLessThanOrEqual(10);
  });

  it("counts wrong tries on after a right one, which anybody with an organization of that e-mail could make", async () => {
    const email = `mia@${randomUUID()}.example`;
    const [victim, attacker] = [await makeOrganization(email), await makeOrganization(email)];
    const guess = () => signIn({ ...credentials(victim), password: "wrong" }, from());
    for (let count = 1; count <= 9; count += 1) expect(await guess()).toEqual(wrong);
    expect(await signIn(credentials(attacker), from())).toMatchObject({ ok: true });
    expect(await guess()).toMatchObject({ ok: false, refusal: { kind: "paused" } });
  });

  it("pauses an address that guesses at many people", async () => {
    const organization = await makeOrganization();
    const address = randomUUID();
    const { countSignInTry } = await import("@/lib/auth/sign-in-limits");
    for (let count = 1; count <= 100; count += 1) {
      expect((await countSignInTry(`${count}@${address}`, address)).paused).toBeNull();
    }
    expect(await signIn(credentials(organization), from(address))).toMatchObject({
      ok: false,
      refusal: { kind: "network_paused" },
    });
    expect(await signIn(credentials(organization), from())).toMatchObject({ ok: true });
  });

  it("takes the organization whose password fits", async () => {
    const email = `mia@${randomUUID()}.example`;
    const [first, second] = [await makeOrganization(email), await makeOrganization(email)];
    expect(await signIn(credentials(first), from())).toMatchObject({ ok: true, organizationId: first.id });
    expect(await signIn(credentials(second), from())).toMatchObject({ ok: true, organizationId: second.id });
    expect(await signIn({ ...credentials(first), slug: second.slug }, from())).toMatchObject({
      ok: true,
      organizationId: first.id,
    });
  });

  it("tries the organization first that the person came for, so that eleven others of that e-mail do not crowd it out", async () => {
    const email = `mia@${randomUUID()}.example`;
    for (let older = 0; older < 11; older += 1) await makeOrganization(email);
    const own = await makeOrganization(email);
    expect(await signIn({ ...credentials(own), slug: own.slug }, from())).toMatchObject({
      ok: true,
      organizationId: own.id,
    });
  });

  it("says that somebody is inactive only to whoever knows the password", async () => {
    const organization = await makeOrganization();
    await change(organization, `update "user" set active = false where organization_id = $1`);
    expect(await signIn({ ...credentials(organization), password: "wrong" }, from())).toEqual(wrong);
    expect(await signIn(credentials(organization), from())).toEqual({ ok: false, refusal: { kind: "inactive" } });
  });

  it("signs people without access role in, for native apps: the portal stays closed", async () => {
    const organization = await makeOrganization();
    await change(organization, `update "user" set access_role_by_hand = null where organization_id = $1`);
    const result = await signIn(credentials(organization), from());
    if (!result.ok) throw new Error("refused");
    const session = await findSession(result, new Date());
    expect(session).toMatchObject({ accessRole: null });
    expect(session === null || opensPortal(session)).toBe(false);
  });

  it("takes passwords of break-glass admins alone while SSO is required", async () => {
    const organization = await makeOrganization();
    await change(organization, "insert into sign_in_policy (organization_id, require_sso) values ($1, true)");
    expect(await signIn(credentials(organization), from())).toEqual({ ok: false, refusal: { kind: "sso_required" } });
    await change(
      organization,
      `insert into break_glass_admin (organization_id, user_id, named_by, named_at)
       select organization_id, id, 'test', now() from "user" where organization_id = $1`,
    );
    expect(await signIn(credentials(organization), from())).toMatchObject({ ok: true });
    await change(organization, `update "user" set access_role_by_hand = 'Admin' where organization_id = $1`);
    expect(await signIn(credentials(organization), from())).toEqual({ ok: false, refusal: { kind: "sso_required" } });
  });

  it("writes each try down, for the organization that it was about", async () => {
    const organization = await makeOrganization();
    await signIn({ ...credentials(organization), password: "wrong" }, from());
    await flushSignInLog();
    await signIn(credentials(organization), from());
    const entries = await withOrganization(organization.id, (tx) =>
      tx.query("select ok, method, cause_code, recognised from sign_in_entry order by id"),
    );
    expect(entries).toEqual([
      { ok: false, method: "password", cause_code: "password_wrong", recognised: true },
      { ok: true, method: "password", cause_code: null, recognised: true },
    ]);
  });

  it("takes no password from people whose login method is sso", async () => {
    const organization = await makeOrganization();
    await change(organization, `update "user" set login_method = 'sso' where organization_id = $1`);
    expect(await signIn(credentials(organization), from())).toEqual(wrong);
  });

  it.each([
    ["deactivation", `update "user" set active = false where organization_id = $1`],
    ["role loss", `update "user" set access_role_by_hand = null where organization_id = $1`],
    ["deletion", `delete from "user" where organization_id = $1`],
  ])("%s ends the session at once", async (_name, sql) => {
    const organization = await makeOrganization();
    const result = await signIn(credentials(organization), from());
    if (!result.ok) throw new Error("refused");
    await change(organization, sql);
    expect(await findSession(result, new Date())).toBeNull();
  });

  it("a session ends when revoked, after 30 days, and is unknown to another organization", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    const result = await signIn(credentials(organization), from());
    if (!result.ok) throw new Error("refused");
    expect(await findSession({ ...result, organizationId: other.id }, new Date())).toBeNull();
    expect(await findSession(result, new Date(Date.now() + 29 * 86_400_000))).not.toBeNull();
    expect(await findSession(result, new Date(Date.now() + 31 * 86_400_000))).toBeNull();
    await revokeSession(result, new Date());
    expect(await findSession(result, new Date())).toBeNull();
  });
});
