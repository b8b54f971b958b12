import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { v7 as uuidv7 } from "uuid";
import { beforeEach, expect, it } from "vitest";
import { GET, POST } from "@/app/api/organization-choice/route";
import { createSession } from "@/lib/auth/create-session";
import { findSession } from "@/lib/auth/find-session";
import { revokeSession } from "@/lib/auth/revoke-session";
import {
  readSessionCookie,
  type SessionClaims,
  sessionCookieName,
  writeSessionCookie,
} from "@/lib/auth/session-cookie";
import { signIn } from "@/lib/auth/sign-in";
import { withOrganization } from "@/lib/db/with-organization";
import { findChoices } from "@/lib/organization-choice/find-choices";
import { switchOrganization } from "@/lib/organization-choice/switch-organization";
import { signUp } from "@/lib/organizations/sign-up";
import { endSessionsOf } from "@/lib/sessions/end-sessions-of";
import { listSignIns } from "@/lib/sign-in-log/list-sign-ins";
import { browserRequest } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { makeConnector } from "@/tests/support/make-connector";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { proveSso } from "@/tests/support/prove-sso";

const from = (now = new Date()) => ({ address: randomUUID(), userAgent: "Firefox", now: () => now });

/** Two organizations whose admin has one e-mail and one password. */
async function twins(): Promise<{ here: TestOrganization; there: TestOrganization }> {
  const here = await makeOrganization();
  const slug = `twin-${here.slug}`;
  const { id } = await signUp(
    { requestId: uuidv7(), address: `test-${slug}`, now: () => new Date() },
    { organizationName: "Fabrikam", slug, email: here.email, password: here.password },
  );
  const [user] = await withOrganization(id, (tx) =>
    tx.query<{ id: string }>(`select id from "user" where organization_id = $1`, [id]),
  );
  const founderId = user?.id ?? "";
  const base = here.ctx();
  const ctx: TestOrganization["ctx"] = () => ({
    ...base,
    organizationId: id,
    actor: { kind: "user", id: founderId, name: "Mia", accessRole: "EnterpriseAdmin" },
  });
  return { here, there: { ...here, id, slug, founderId, ctx } };
}

async function signedIn(organization: TestOrganization): Promise<SessionClaims> {
  const { email, password, slug } = organization;
  const result = await signIn({ email, password, slug }, from());
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`);
  const { organizationId, sessionId, others } = result;
  return { organizationId, sessionId, others };
}

const change = (organization: TestOrganization, sql: string, ...values: unknown[]) =>
  withOrganization(organization.id, (tx) => tx.query(sql, [organization.id, ...values]));

onEachDatabase("the organizations of one password", () => {
  let here: TestOrganization;
  let there: TestOrganization;
  let claims: SessionClaims;

  beforeEach(async () => {
    ({ here, there } = await twins());
    claims = await signedIn(here);
  });

  const go = (to = there.id, with_ = claims) => switchOrganization(with_, to, from());
  const asks = async () =>
    (await findChoices(claims, new Date()))?.find(({ organizationId }) => organizationId === there.id)?.asks;

  it("are listed, the current one among them", async () => {
    expect(await findChoices(claims, new Date())).toMatchObject([
      {
        organizationId: here.id,
        slug: here.slug,
        name: "Contoso",
        current: true,
        asks: null,
        accessRole: "EnterpriseAdmin",
      },
      { organizationId: there.id, slug: there.slug, name: "Fabrikam", current: false, asks: null, href: null },
    ]);
  });

  it("are gone to with a session of their own, which their sign-in log knows", async () => {
    const switched = await go();
    if (switched.claims === null) throw new Error("refused");
    expect(switched.slug).toBe(there.slug);
    expect(await findSession(switched.claims, new Date())).toMatchObject({
      user: { id: there.founderId },
      organization: { id: there.id },
    });
    const [entry] = (await listSignIns(there.ctx(), {})).items;
    expect(entry).toMatchObject({ ok: true, userId: there.founderId, method: "password" });
  });

  it("are come back to in the session that was left there", async () => {
    const away = (await go()).claims;
    if (away === null) throw new Error("refused");
    const back = (await go(here.id, away)).claims;
    expect(back).toMatchObject({ organizationId: here.id, sessionId: claims.sessionId });
    const again = (await go(there.id, back ?? claims)).claims;
    expect(again?.sessionId).toBe(away.sessionId);
    expect(again?.others).toHaveLength(1);
    await revokeSession(again ?? claims, new Date());
    expect(await findSession(claims, new Date())).toBeNull();
    expect(await findSession(away, new Date())).toBeNull();
  });

  it("lead nowhere without a session that holds", async () => {
    await revokeSession(claims, new Date());
    await expect(go()).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await findChoices(claims, new Date())).toBeNull();
  });

  it("lead nowhere that the password did not prove", async () => {
    const stranger = await makeOrganization();
    await expect(go(stranger.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(go(here.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(go(there.id, { ...claims, others: [] })).rejects.toMatchObject({ code: "not_found" });
  });

  it.each(["active = false", "access_role_by_hand = null", "login_method = 'sso'"])(
    "lead nowhere for somebody with %s there",
    async (what) => {
      await change(there, `update "user" set ${what} where organization_id = $1`);
      await expect(go()).rejects.toMatchObject({ code: "not_found" });
      expect(await asks()).toBeUndefined();
    },
  );

  it("ask for the password again after it was changed there", async () => {
    await change(there, "update password set changed_at = $2 where organization_id = $1", new Date(Date.now() + 1000));
    expect(await asks()).toBe("password");
    expect(await go()).toEqual({ claims: null, slug: there.slug });
  });

  it("ask for it again after the person's sessions were ended there", async () => {
    const away = (await go()).claims;
    if (away === null) throw new Error("refused");
    const back = (await go(here.id, away)).claims ?? claims;
    const [proof] = back.others;
    await endSessionsOf(there.ctx(), there.founderId);
    expect(await go(there.id, { ...back, others: proof === undefined ? [] : [proof] })).toEqual({
      claims: null,
      slug: there.slug,
    });
    const restored = await signedIn(here);
    expect((await go(there.id, restored)).claims).not.toBeNull();
  });

  it("ask for it again once a session there would be over", async () => {
    await change(there, "insert into sign_in_policy (organization_id, session_hours) values ($1, 1)");
    expect(await asks()).toBeNull();
    const later = new Date(Date.now() + 61 * 60_000);
    expect(await switchOrganization(claims, there.id, from(later))).toEqual({ claims: null, slug: there.slug });
  });

  it("carry the time of the proof from one to the next: it gets no younger on the way", async () => {
    const away = (await go()).claims;
    if (away === null) throw new Error("refused");
    expect(away.provenAt).toBe(claims.others[0]?.provenAt);
    const kept = away.others.find(({ organizationId }) => organizationId === here.id);
    const [session] = await withOrganization(here.id, (tx) =>
      tx.query<{ created_at: Date }>("select created_at from session where organization_id = $1 and id = $2", [
        here.id,
        claims.sessionId,
      ]),
    );
    expect(kept?.provenAt).toBe(session?.created_at.getTime());
  });

  it("ask for Microsoft where SSO is required, but for break-glass admins and builtin people who keep theirs", async () => {
    await change(there, "insert into sign_in_policy (organization_id, require_sso) values ($1, true)");
    expect(await asks()).toBe("microsoft");
    expect(await go()).toEqual({ claims: null, slug: there.slug });
    await change(there, "update sign_in_policy set builtin_keeps = true where organization_id = $1");
    expect(await asks()).toBeNull();
    await change(there, "update sign_in_policy set builtin_keeps = false where organization_id = $1");
    await change(
      there,
      "insert into break_glass_admin (organization_id, user_id, named_by, named_at) values ($1, $2, 'Mia', now())",
      there.founderId,
    );
    expect(await asks()).toBeNull();
    expect((await go()).claims).not.toBeNull();
  });

  it("are named after the sign-in even where they take no password", async () => {
    await change(there, "insert into sign_in_policy (organization_id, require_sso) values ($1, true)");
    claims = await signedIn(here);
    expect(await asks()).toBe("microsoft");
  });

  it("ask for the second factor that is set there, and for the one that EnterpriseAdmins need", async () => {
    await change(there, "insert into sign_in_policy (organization_id, admins_second_factor) values ($1, true)");
    expect(await asks()).toBe("second_factor");
    expect(await go()).toEqual({ claims: null, slug: there.slug });
    await change(there, "update sign_in_policy set admins_second_factor = false where organization_id = $1");
    expect(await asks()).toBeNull();
    await change(
      there,
      `insert into second_factor (organization_id, user_id, sealed, confirmed_at, created_at)
       values ($1, $2, 'sealed', now(), now())`,
      there.founderId,
    );
    expect(await asks()).toBe("second_factor");
    expect(await go()).toEqual({ claims: null, slug: there.slug });
  });

  it("answer by the route with a new cookie, and with the sign-in page where they ask for more", async () => {
    const cookie = ((await writeSessionCookie(claims)).split(";")[0] ?? "").trim();
    const list = await GET(browserRequest("GET", "/api/organization-choice", { cookie }));
    expect(await list.json()).toMatchObject({ items: [{ slug: here.slug }, { slug: there.slug }], signUpOpen: true });
    const body = { organizationId: there.id };
    const answer = await POST(browserRequest("POST", "/api/organization-choice", { cookie, body }));
    expect(await answer.json()).toEqual({ url: `/o/${there.slug}` });
    const [set = ""] = answer.headers.getSetCookie();
    expect(set).toMatch(/; Path=\/; Expires=[^;]+ GMT; HttpOnly; SameSite=Lax$/);
    const next = await readSessionCookie(set.split(";")[0] ?? "");
    expect(next === null ? null : await findSession(next, new Date())).toMatchObject({
      organization: { id: there.id },
    });

    await change(there, "insert into sign_in_policy (organization_id, require_sso) values ($1, true)");
    const stricter = await POST(browserRequest("POST", "/api/organization-choice", { cookie, body }));
    expect(await stricter.json()).toEqual({ url: `/sign-in/${there.slug}` });
    expect(stricter.headers.getSetCookie()).toEqual([]);
  });

  it("take no cookie that Usher did not make, and no request of another site", async () => {
    const body = { organizationId: there.id };
    const forged = `${sessionCookieName()}=${await encode({ token: claims, secret: "x".repeat(48) })}`;
    for (const cookie of [undefined, forged]) {
      const options = cookie === undefined ? { body } : { body, cookie };
      expect((await POST(browserRequest("POST", "/api/organization-choice", options))).status).toBe(401);
      expect(
        (await GET(browserRequest("GET", "/api/organization-choice", options.cookie ? { cookie: forged } : {}))).status,
      ).toBe(401);
    }
    const cookie = (await writeSessionCookie(claims)).split(";")[0] ?? "";
    const headers = { origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await POST(browserRequest("POST", "/api/organization-choice", { body, cookie, headers }))).status).toBe(
      403,
    );
  });
});

onEachDatabase("the organizations of one Microsoft identity", () => {
  const tenant = uuidv7();
  const issuer = `https://login.microsoftonline.com/${tenant}/v2.0`;

  async function bound(objectId: string, more: { readonly tenant?: string; readonly issuer?: string } = {}) {
    const { organization, connectorId } = await makeConnector();
    await proveSso(organization.id, connectorId);
    await change(organization, `update "user" set login_method = 'sso' where organization_id = $1`);
    await change(
      organization,
      `insert into identity (organization_id, connector_id, issuer, entra_tenant_id, object_id, user_id, bound_at)
       values ($1, $2, $3, $4, $5, $6, now())`,
      connectorId,
      more.issuer ?? issuer,
      more.tenant ?? tenant,
      objectId,
      organization.founderId,
    );
    return { organization, connectorId };
  }

  async function enter({ organization, connectorId }: Awaited<ReturnType<typeof bound>>): Promise<SessionClaims> {
    const sessionId = await withOrganization(organization.id, (tx) =>
      createSession(
        tx,
        {
          organizationId: organization.id,
          userId: organization.founderId,
          method: "entra",
          secondFactor: false,
          entra: { connectorId, sid: null, loginHint: null },
        },
        from(),
      ),
    );
    return { organizationId: organization.id, sessionId: sessionId ?? "", others: [] };
  }

  it("are listed with the way through Microsoft; those of other people, tenants and issuers are not", async () => {
    const me = uuidv7();
    const [here, there] = [await bound(me), await bound(me)];
    await bound(uuidv7());
    await bound(me, { tenant: uuidv7() });
    await bound(me, { issuer: "https://login.microsoftonline.us/other/v2.0" });
    const claims = await enter(here);
    const choices = (await findChoices(claims, new Date())) ?? [];
    expect(choices.map(({ organizationId }) => organizationId)).toEqual([here.organization.id, there.organization.id]);
    const { slug } = there.organization;
    expect(choices[1]).toMatchObject({
      asks: "microsoft",
      href: `/sso/${there.connectorId}?return_to=${encodeURIComponent(`/o/${slug}`)}`,
    });
    await expect(switchOrganization(claims, there.organization.id, from())).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("leave out those in which the person is inactive, has no access role, or SSO is off", async () => {
    const me = uuidv7();
    const here = await bound(me);
    const [inactive, roleless, off] = [await bound(me), await bound(me), await bound(me)];
    await change(inactive.organization, `update "user" set active = false where organization_id = $1`);
    await change(roleless.organization, `update "user" set access_role_by_hand = null where organization_id = $1`);
    await change(off.organization, "update connector_sign_in set active = false where organization_id = $1");
    expect(await findChoices(await enter(here), new Date())).toHaveLength(1);
  });

  it("are not listed for somebody who came by password", async () => {
    const me = uuidv7();
    const [here] = [await bound(me), await bound(me)];
    const claims = await enter(here);
    await change(here.organization, "update session set method = 'password' where organization_id = $1");
    expect(await findChoices(claims, new Date())).toHaveLength(1);
  });
});
