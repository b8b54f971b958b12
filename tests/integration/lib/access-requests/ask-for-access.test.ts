import { afterAll, beforeAll, expect, it } from "vitest";
import { POST } from "@/app/api/access-requests/route";
import { askForAccess } from "@/lib/access-requests/ask-for-access";
import { createSession } from "@/lib/auth/create-session";
import { findSession, type PersonSession } from "@/lib/auth/find-session";
import { withOrganization } from "@/lib/db/with-organization";
import { createUser } from "@/lib/users/create-user";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { browserRequest, cookieFor } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { type MailServer, startMailServer } from "@/tests/support/mail-server";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { userFields } from "@/tests/support/make-users";

onEachDatabase("ask for access", () => {
  let mail: MailServer;
  beforeAll(async () => {
    mail = await startMailServer();
  });
  afterAll(() => mail.close());

  async function signIn(organization: TestOrganization, userId: string) {
    const { id: organizationId } = organization;
    const sessionId = await withOrganization(organizationId, (tx) =>
      createSession(
        tx,
        { organizationId, userId, method: "password", secondFactor: false },
        { address: null, userAgent: null, now: () => new Date() },
      ),
    );
    const claims = { organizationId, sessionId: sessionId ?? "", others: [] };
    const session = await findSession(claims, new Date());
    if (session === null) throw new Error("There is no session.");
    return { session, cookie: await cookieFor(claims) };
  }

  async function appOnly(organization: TestOrganization): Promise<{ session: PersonSession; cookie: string }> {
    const { id } = await createUser(organization.ctx(), userFields(`bo@${organization.slug}.example`));
    return await signIn(organization, id);
  }

  it("mails the admins of the organization alone, once a day", async () => {
    const [organization, stranger] = [await makeOrganization(), await makeOrganization()];
    const helper = `helper@${organization.slug}.example`;
    await createUserByHand(organization.ctx(), { userName: helper, accessRole: "Admin" });
    await createUserByHand(organization.ctx(), { userName: `reader@${organization.slug}.example`, accessRole: "User" });
    const { session, cookie } = await appOnly(organization);
    const answer = await POST(browserRequest("POST", "/api/access-requests", { cookie }), {
      params: Promise.resolve({}),
    });
    expect(answer.status).toBe(204);
    const sent = mail.mails.filter(({ text }) => text.includes(`/users/${session.user.id}/access`));
    expect(sent.map(({ to }) => to).sort()).toEqual([helper, organization.email].sort());
    expect(mail.mails.some(({ to }) => to === stranger.email)).toBe(false);
    await expect(askForAccess(session)).rejects.toMatchObject({ code: "too_many_attempts" });
  });

  it("is nothing for people who have a role, for strangers, or for other sites", async () => {
    const organization = await makeOrganization();
    const { session } = await signIn(organization, organization.founderId);
    await expect(askForAccess(session)).rejects.toMatchObject({ code: "conflict" });
    const params = { params: Promise.resolve({}) };
    expect((await POST(browserRequest("POST", "/api/access-requests"), params)).status).toBe(401);
    const { cookie } = await appOnly(organization);
    const foreign = browserRequest("POST", "/api/access-requests", {
      cookie,
      headers: { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
    });
    expect((await POST(foreign, params)).status).toBe(403);
  });

  it("may be asked again when the mail server took nothing", async () => {
    const organization = await makeOrganization();
    const { session } = await appOnly(organization);
    mail.refuse = true;
    await expect(askForAccess(session)).rejects.toMatchObject({ code: "unavailable" });
    mail.refuse = false;
    await expect(askForAccess(session)).resolves.toBeUndefined();
  });
});
