import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { askForReset, flushResetMails } from "@/lib/one-time-links/ask-for-reset";
import { createLink, createLinks } from "@/lib/one-time-links/create-links";
import { redeemLink } from "@/lib/one-time-links/redeem-link";
import { onEachDatabase } from "@/tests/support/database";
import { type MailServer, secretOf, startMailServer } from "@/tests/support/mail-server";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const password = "purple kettle sings loudly";
const from = (address: string = randomUUID()) => ({
  address,
  userAgent: "Firefox",
  requestId: randomUUID(),
  now: () => new Date(),
});

onEachDatabase("links by mail", () => {
  let server: MailServer;
  beforeEach(async () => {
    server = await startMailServer();
  });
  afterEach(() => server.close());

  const ask = async (email: string, address?: string) => {
    await askForReset({ email }, from(address));
    await flushResetMails();
  };

  it("go to the person and are shown to nobody else", async () => {
    const organization = await makeOrganization();
    const [userId = ""] = await makePeople(organization.id, 1);
    const outcome = await createLink(organization.ctx(), userId, "invite");
    expect(outcome).toEqual({ kind: "invite", sentTo: ["person-000001@contoso.example"], links: [], refused: [] });
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail?.to).toBe("person-000001@contoso.example");
    expect(mail?.text).toContain("Subject: Mia Chen invites you to Contoso");
    expect(mail?.text).toContain("From: Usher <no-reply@localhost>");
    expect(mail?.text).toMatch(/Content-Type: text\/plain[\s\S]*Content-Type: text\/html/);
    expect(await redeemLink({ token: secretOf(mail?.text ?? ""), password }, from())).toMatchObject({ claims: {} });
  });

  it("cannot be given headers, markup or files by a name", async () => {
    const organization = await makeOrganization();
    const [userId = ""] = await makePeople(organization.id, 1);
    await withOrganization(organization.id, async (tx) => {
      await tx.query(`update "user" set display_name = $2 where id = $1`, [
        userId,
        '<img src="x">\r\nBcc: eve@evil.example',
      ]);
      await tx.query("update organization set name = $2 where id = $1", [
        organization.id,
        "Contoso\r\nBcc: eve@evil.example",
      ]);
    });
    await createLink(organization.ctx(), userId, "reset");
    expect(server.mails.map(({ to }) => to)).toEqual(["person-000001@contoso.example"]);
    expect(server.mails[0]?.text).not.toMatch(/^Bcc:/m);
    const [, html] = server.mails[0]?.text.split("text/html") ?? [];
    expect(html).toContain("&lt;img");
    expect(html).not.toContain("<img");
  });

  it("that the mail server refuses are told of, one by one", async () => {
    const organization = await makeOrganization();
    const userIds = await makePeople(organization.id, 2);
    server.refuse = true;
    await expect(createLink(organization.ctx(), userIds[0] ?? "", "invite")).rejects.toMatchObject({
      code: "unavailable",
      reason: "mail_failed",
    });
    const outcome = await createLinks(organization.ctx(), { kind: "invite", userIds });
    expect(outcome).toMatchObject({ sentTo: [], links: [] });
    expect(outcome.refused.map(({ code }) => code)).toEqual(["mail_failed", "mail_failed"]);
  });

  it("go out when somebody forgot their password, to builtin people who are active", async () => {
    const organization = await makeOrganization();
    await ask(organization.email.toUpperCase());
    expect(server.mails.map(({ to }) => to)).toEqual([organization.email]);
    expect(await auditOf(organization.id, organization.founderId)).toMatchObject([
      { action: "user.reset_link", actor_name: "Forgot password" },
    ]);
    const token = secretOf(server.mails[0]?.text ?? "");
    expect(await redeemLink({ token, password }, from())).toMatchObject({ claims: {} });
  });

  it("go to nobody for strangers and inactive people; those who use Microsoft are told so", async () => {
    const organization = await makeOrganization();
    await ask(`nobody@${randomUUID()}.example`);
    await withOrganization(organization.id, (tx) => tx.query(`update "user" set active = false`));
    await ask(organization.email);
    expect(server.mails).toEqual([]);
    await withOrganization(organization.id, (tx) => tx.query(`update "user" set active = true, login_method = 'sso'`));
    await ask(organization.email);
    expect(server.mails).toHaveLength(1);
    expect(server.mails[0]?.text).toContain("you sign in with Microsoft");
    expect(server.mails[0]?.text).not.toContain("ush_");
  });

  it("are limited for each address, silently, and for each network", async () => {
    const organization = await makeOrganization();
    for (let count = 0; count < 5; count += 1) await ask(organization.email);
    expect(server.mails).toHaveLength(3);
    const network = `10.8.${Math.floor(Math.random() * 255)}.${Math.floor(Math.random() * 255)}`;
    for (let count = 0; count < 20; count += 1) await ask(`${randomUUID()}@contoso.example`, network);
    await expect(ask(`${randomUUID()}@contoso.example`, network)).rejects.toMatchObject({ code: "too_many_attempts" });
  });

  it("cannot be asked for where there is no mail server", async () => {
    delete process.env["USHER_SMTP_URL"];
    (await import("@/lib/env")).resetEnv();
    await expect(ask("mia@contoso.example")).rejects.toMatchObject({ code: "unavailable" });
  });
});
