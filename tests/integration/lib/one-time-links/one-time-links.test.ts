import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { createSession } from "@/lib/auth/create-session";
import { findSession } from "@/lib/auth/find-session";
import { signIn } from "@/lib/auth/sign-in";
import { hashSecret } from "@/lib/credentials/secret";
import { withOrganization } from "@/lib/db/with-organization";
import { createLink, createLinks } from "@/lib/one-time-links/create-links";
import { deleteExpiredLinks } from "@/lib/one-time-links/delete-expired-links";
import { findLink } from "@/lib/one-time-links/find-link";
import { inviteUser } from "@/lib/one-time-links/invite-user";
import { redeemLink } from "@/lib/one-time-links/redeem-link";
import { onEachDatabase } from "@/tests/support/database";
import { secretOf } from "@/tests/support/mail-server";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const password = "purple kettle sings loudly";
const from = (address: string = randomUUID(), now = () => new Date()) => ({
  address,
  userAgent: "Firefox",
  requestId: randomUUID(),
  now,
});
const later = (hours: number) => () => new Date(Date.now() + hours * 3_600_000);
const over = {
  code: "not_found",
  message: "This link was used or is older than 24 hours. Ask your organization for a new one.",
};

/** Somebody builtin without a password, and what is needed to invite them. */
async function person(organization: TestOrganization) {
  const [userId = ""] = await makePeople(organization.id, 1, { prefix: `bo${randomUUID().slice(0, 8)}` });
  return userId;
}

async function linkFor(organization: TestOrganization, userId: string, kind: "invite" | "reset" = "invite") {
  const { links } = await createLink(organization.ctx(), userId, kind);
  return secretOf(links[0]?.url ?? "");
}

const change = (organization: TestOrganization, sql: string, ...values: unknown[]) =>
  withOrganization(organization.id, (tx) => tx.query(sql, [organization.id, ...values]));

onEachDatabase("one-time links", () => {
  it("invite a person, who chooses a password, is signed in, and signs in with it from then on", async () => {
    const organization = await makeOrganization();
    const userId = await person(organization);
    const { links, sentTo } = await createLink(organization.ctx("Admin"), userId, "invite");
    expect(sentTo).toEqual([]);
    const token = secretOf(links[0]?.url ?? "");
    expect(links[0]?.url).toBe(`http://localhost:3000/invite/${token}`);
    expect(await findLink(token, { address: null, now: new Date() })).toEqual({
      kind: "invite",
      organization: "Contoso",
      inviter: "Mia Chen",
      name: links[0]?.name,
      email: links[0]?.email,
    });
    const { claims, slug } = await redeemLink({ token, password }, from("10.1.2.3"));
    expect(slug).toBe(organization.slug);
    if (claims === null) throw new Error("not signed in");
    expect(await findSession(claims, new Date())).toMatchObject({ user: { id: userId } });
    expect(
      await change(
        organization,
        "select method, second_factor, host(address::inet) as address from session where organization_id = $1 and user_id = $2",
        userId,
      ),
    ).toEqual([{ method: "link", second_factor: false, address: "10.1.2.3" }]);
    expect(
      await change(
        organization,
        "select method, ok, person from sign_in_entry where organization_id = $1 and user_id = $2",
        userId,
      ),
    ).toEqual([{ method: "link", ok: true, person: links[0]?.name }]);
    expect(await signIn({ email: links[0]?.email ?? "", password, slug }, from())).toMatchObject({ ok: true });
    expect(await auditOf(organization.id, userId)).toMatchObject([
      { action: "user.invite", actor_name: "Mia Chen", after: { email: links[0]?.email } },
      { action: "user.password", actor_name: links[0]?.name, after: { by: "invitation" } },
    ]);
  });

  it("keep nothing of the secret but its hash", async () => {
    const organization = await makeOrganization();
    const userId = await person(organization);
    const token = await linkFor(organization, userId);
    const [row] = await withOrganization(organization.id, (tx) =>
      tx.query<{ row: string; hash: string }>("select l::text as row, hash from one_time_link l"),
    );
    expect(row?.hash).toBe(hashSecret(token));
    expect(row?.row).not.toContain(token);
    expect(JSON.stringify(await auditOf(organization.id, userId))).not.toContain("ush_");
  });

  it("work once, also when several use one at the same moment", async () => {
    const organization = await makeOrganization();
    const userId = await person(organization);
    const token = await linkFor(organization, userId);
    const tries = await Promise.allSettled(
      Array.from({ length: 5 }, (_, index) => redeemLink({ token, password: `${password} ${index}` }, from())),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject(over);
    expect(await findLink(token, { address: null, now: new Date() })).toBeNull();
    await expect(redeemLink({ token, password }, from())).rejects.toMatchObject(over);
  });

  it("end after 24 hours, and when another is made for the person", async () => {
    const organization = await makeOrganization();
    const userId = await person(organization);
    const first = await linkFor(organization, userId);
    expect(await findLink(first, { address: null, now: later(23.9)() })).not.toBeNull();
    expect(await findLink(first, { address: null, now: later(24.1)() })).toBeNull();
    await expect(redeemLink({ token: first, password }, from(undefined, later(24.1)))).rejects.toMatchObject(over);
    const second = await linkFor(organization, userId);
    expect(await findLink(first, { address: null, now: new Date() })).toBeNull();
    expect(await findLink(second, { address: null, now: new Date() })).not.toBeNull();
    await deleteExpiredLinks(later(25)());
    expect(await change(organization, "select 1 from one_time_link where organization_id = $1")).toEqual([]);
  });

  it("of nobody are answered like used ones, and damaged ones too", async () => {
    const organization = await makeOrganization();
    const token = await linkFor(organization, await person(organization));
    for (const wrong of [
      "",
      "ush_",
      token.slice(0, -1),
      `${token}x`,
      token.replace(/.$/, (last) => (last === "a" ? "b" : "a")),
    ]) {
      expect(await findLink(wrong, { address: null, now: new Date() })).toBeNull();
      await expect(redeemLink({ token: wrong, password }, from())).rejects.toMatchObject(over);
    }
  });

  it("refuse a weak password and stay usable", async () => {
    const organization = await makeOrganization();
    const token = await linkFor(organization, await person(organization));
    await expect(redeemLink({ token, password: "Contoso-Contoso-1" }, from())).rejects.toMatchObject({
      code: "invalid_input",
      field: "password",
    });
    expect(await redeemLink({ token, password }, from())).toMatchObject({ claims: {} });
  });

  it("cannot be used by somebody who was deactivated, or signs in with Microsoft by now", async () => {
    const organization = await makeOrganization();
    for (const sql of ["active = false", "login_method = 'sso'"]) {
      const userId = await person(organization);
      const token = await linkFor(organization, userId);
      await change(organization, `update "user" set ${sql} where organization_id = $1 and id = $2`, userId);
      expect(await findLink(token, { address: null, now: new Date() })).toBeNull();
      await expect(redeemLink({ token, password }, from())).rejects.toMatchObject(over);
    }
  });

  it("reset a password and end every session that there was", async () => {
    const organization = await makeOrganization();
    const { founderId: userId } = organization;
    const earlier = await withOrganization(organization.id, (tx) =>
      createSession(tx, { organizationId: organization.id, userId, method: "password", secondFactor: false }, from()),
    );
    const token = await linkFor(organization, userId, "reset");
    const { claims } = await redeemLink({ token, password }, from());
    const claimsOf = (sessionId: string | null | undefined) => ({
      organizationId: organization.id,
      sessionId: sessionId ?? "",
      others: [],
    });
    expect(await findSession(claimsOf(earlier), new Date())).toBeNull();
    expect(await findSession(claimsOf(claims?.sessionId), new Date())).not.toBeNull();
    const { email } = organization;
    expect(await signIn({ email, password: organization.password }, from())).toMatchObject({ ok: false });
    expect(await signIn({ email, password }, from())).toMatchObject({ ok: true });
  });

  it("do not sign in whoever has a second factor, or must use SSO", async () => {
    const organization = await makeOrganization();
    const [withFactor, withSso] = [await person(organization), await person(organization)];
    await change(
      organization,
      "insert into second_factor (organization_id, user_id, sealed, confirmed_at, created_at) values ($1, $2, 'x', now(), now())",
      withFactor,
    );
    const redeem = async (userId: string) =>
      await redeemLink({ token: await linkFor(organization, userId), password }, from());
    expect(await redeem(withFactor)).toMatchObject({ claims: null });
    await change(organization, "insert into sign_in_policy (organization_id, require_sso) values ($1, true)");
    expect(await redeem(withSso)).toMatchObject({ claims: null });
    expect(await change(organization, "select 1 from session where organization_id = $1")).toEqual([]);
  });

  it("are refused for Microsoft's people, inactive ones, those without address, and invitations for those with a password", async () => {
    const organization = await makeOrganization();
    const refused = async (sql: string, kind: "invite" | "reset" = "reset") => {
      const userId = await person(organization);
      await change(organization, `update "user" set ${sql} where organization_id = $1 and id = $2`, userId);
      return await createLink(organization.ctx(), userId, kind).then(
        () => "made",
        (error) => error.reason,
      );
    };
    expect(await refused("login_method = 'sso'")).toBe("signs_in_with_sso");
    expect(await refused("active = false")).toBe("inactive");
    expect(await refused("user_name = 'bo'")).toBe("no_email");
    await expect(createLink(organization.ctx(), organization.founderId, "invite")).rejects.toMatchObject({
      reason: "has_password",
    });
    expect(await change(organization, "select 1 from one_time_link where organization_id = $1")).toEqual([]);
  });

  it("are made by whoever may change users, and for nobody stronger", async () => {
    const organization = await makeOrganization();
    const stranger = await makeOrganization();
    const userId = await person(organization);
    for (const role of ["ReadOnly", "User"] as const) {
      await expect(createLink(organization.ctx(role), userId, "invite")).rejects.toMatchObject({ code: "forbidden" });
      await expect(createLinks(organization.ctx(role), { kind: "invite", userIds: [userId] })).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    await expect(createLink(organization.ctx("Admin"), organization.founderId, "reset")).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(createLink(stranger.ctx(), userId, "invite")).rejects.toMatchObject({ code: "not_found" });
    expect(await createLinks(stranger.ctx(), { kind: "invite", userIds: [userId] })).toMatchObject({
      links: [],
      refused: [{ id: userId, code: "not_found" }],
    });
    const both = await createLinks(organization.ctx("Admin"), {
      kind: "reset",
      userIds: [userId, organization.founderId],
    });
    expect(both.links.map((link) => link.userId)).toEqual([userId]);
    expect(both.refused).toMatchObject([{ id: organization.founderId, code: "forbidden" }]);
  });

  it("are made for 500 people at once, with an audit row each", async () => {
    const organization = await makeOrganization();
    const userIds = await makePeople(organization.id, 500);
    const outcome = await createLinks(organization.ctx("Admin"), { kind: "invite", userIds });
    expect(outcome.links).toHaveLength(500);
    expect(outcome.refused).toEqual([]);
    expect(new Set(outcome.links.map(({ url }) => url)).size).toBe(500);
    expect(
      await change(
        organization,
        `select count(*)::int as rows, count(distinct target_id)::int as people from audit_entry
         where organization_id = $1 and action = 'user.invite' and actor_name = 'Mia Chen'`,
      ),
    ).toEqual([{ rows: 500, people: 500 }]);
    const last = outcome.links.at(-1);
    expect(await redeemLink({ token: secretOf(last?.url ?? ""), password }, from())).toMatchObject({ claims: {} });
  });

  it("are limited for each network that looks at them", async () => {
    const address = `10.9.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}`;
    const look = () => findLink("ush_nothing", { address, now: new Date() });
    for (let count = 0; count < 100; count += 1) expect(await look()).toBeNull();
    await expect(look()).rejects.toMatchObject({ code: "too_many_attempts" });
    await expect(redeemLink({ token: "ush_nothing", password }, from(address))).rejects.toMatchObject({
      code: "too_many_attempts",
    });
  });

  it("come with a new person who is invited", async () => {
    const organization = await makeOrganization();
    const userName = `bo@${randomUUID()}.example`;
    const { userId, links } = await inviteUser(organization.ctx("Admin"), { userName, accessRole: "ReadOnly" });
    expect(links).toMatchObject([{ userId, email: userName }]);
    expect((await auditOf(organization.id, userId)).map(({ action }) => action)).toEqual([
      "user.create",
      "user.invite",
    ]);
    await expect(inviteUser(organization.ctx("Admin"), { userName: "bo" })).rejects.toMatchObject({ field: "email" });
    await expect(
      inviteUser(organization.ctx("Admin"), { userName: `x${userName}`, accessRole: "EnterpriseAdmin" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(inviteUser(organization.ctx("User"), { userName: `y${userName}` })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
