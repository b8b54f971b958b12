import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import * as credentialRoute from "@/app/api/setup/[setupLinkId]/credentials/[credentialId]/route";
import * as credentialsRoute from "@/app/api/setup/[setupLinkId]/credentials/route";
import * as linkRoute from "@/app/api/setup/[setupLinkId]/route";
import * as signInRoute from "@/app/api/setup/[setupLinkId]/sign-in/route";
import * as secretsRoute from "@/app/api/setup/[setupLinkId]/sign-in/secrets/route";
import * as openRoute from "@/app/api/setup/open/route";
import { createConnector } from "@/lib/connectors/create-connector";
import type { Ctx } from "@/lib/context";
import { createCredential } from "@/lib/credentials/create-credential";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { makeSecret } from "@/lib/credentials/secret";
import { withOrganization } from "@/lib/db/with-organization";
import type { Problem } from "@/lib/http/api-client";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { createSetupLink } from "@/lib/setup-links/create-setup-link";
import { deleteExpiredSetupLinks } from "@/lib/setup-links/delete-expired-setup-links";
import { discardOwnCredential } from "@/lib/setup-links/discard-own-credential";
import { findSetupLink, setupLinkCtx } from "@/lib/setup-links/find-setup-link";
import { getSignInByLink } from "@/lib/setup-links/get-sign-in-by-link";
import { listOwnCredentials } from "@/lib/setup-links/list-own-credentials";
import { listSetupLinks } from "@/lib/setup-links/list-setup-links";
import { openSetupLink } from "@/lib/setup-links/open-setup-link";
import { revokeSetupLink } from "@/lib/setup-links/revoke-setup-link";
import { addSecretByLink, saveSignInByLink } from "@/lib/setup-links/save-sign-in-by-link";
import type { CreateSetupLink, SetupViewByLink } from "@/lib/setup-links/schemas";
import { browserRequest } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { startMailServer } from "@/tests/support/mail-server";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { useScim } from "@/tests/support/scim";

const forIt: CreateSetupLink = { forWhom: "it@contoso.example", scope: "connect", days: 3 };
const day = 86_400_000;

const caller = (now = () => new Date()) => ({ address: `test-${randomUUID()}`, requestId: randomUUID(), now });
const over = { code: "not_found", message: "This link no longer works. Ask Mia Chen for a new one." };
const strange = { code: "not_found", message: "This link no longer works. Ask whoever sent it to you for a new one." };

function tokenOf(url: string | null): string {
  const token = /\/setup\/(ush_[0-9A-Za-z]{49})/.exec(url ?? "")?.[1];
  if (token === undefined) throw new Error("There is no link in it.");
  return token;
}

async function makeLink(input: Partial<CreateSetupLink> = {}) {
  const organization = await makeOrganization();
  const ctx = organization.ctx();
  const { id: connectorId } = await createConnector(ctx, { kind: "entra" });
  const made = await createSetupLink(ctx, connectorId, { ...forIt, ...input });
  const token = tokenOf(made.url);
  return { organization, ctx, connectorId, made, token };
}

async function guestOf(token: string): Promise<Ctx> {
  return setupLinkCtx(await findSetupLink(token, caller()), caller());
}

/** A browser that has opened the link. */
async function openIn(token: string) {
  const answer = await openRoute.POST(
    browserRequest("POST", "/api/setup/open", { body: { token }, headers: { "x-forwarded-for": randomUUID() } }),
    { params: Promise.resolve({}) },
  );
  const cookie = answer.headers.get("set-cookie") ?? "";
  return { answer, setCookie: cookie, cookie: cookie.split(";")[0] ?? "" };
}

const at = (params: Record<string, string>) => ({ params: Promise.resolve(params) });

onEachDatabase("setup links", () => {
  const scim = useScim();

  it("are kept as a hash, shown once, listed with who and until, and audited without the token", async () => {
    const { organization, ctx, connectorId, made, token } = await makeLink({ step: 2 });
    expect(made.url).toMatch(/\/setup\/ush_\w+\?step=2$/);
    const rows = await withOrganization(organization.id, (tx) =>
      tx.query<{ row: string }>("select l::text as row from setup_link l where organization_id = $1", [
        organization.id,
      ]),
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(token.slice(4));
    expect(await listSetupLinks(ctx, connectorId)).toMatchObject([
      { id: made.id, forWhom: "it@contoso.example", status: "active", createdBy: "Mia Chen", lastUsedAt: null },
    ]);
    expect(Date.parse(made.expiresAt) - Date.parse(made.createdAt)).toBe(3 * day);
    const audit = await auditOf(organization.id, made.id);
    expect(audit).toMatchObject([
      { action: "setup_link.create", after: { forWhom: "it@contoso.example", connectorId } },
    ]);
    expect(JSON.stringify(audit)).not.toContain(token.slice(4));
  });

  it("are made, listed and revoked only by whoever may do what they open, in their own organization", async () => {
    const { organization, connectorId, made } = await makeLink();
    const admin = organization.ctx("Admin");
    const other = (await makeOrganization()).ctx();
    await expect(createSetupLink(admin, connectorId, forIt)).rejects.toMatchObject({ code: "forbidden" });
    await expect(listSetupLinks(admin, connectorId)).rejects.toMatchObject({ code: "forbidden" });
    await expect(revokeSetupLink(admin, connectorId, made.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createSetupLink(other, connectorId, forIt)).rejects.toMatchObject({ code: "not_found" });
    await expect(listSetupLinks(other, connectorId)).rejects.toMatchObject({ code: "not_found" });
    await expect(revokeSetupLink(other, connectorId, made.id)).rejects.toMatchObject({ code: "not_found" });
    // Somebody who may change connectors and not read people would get at them by the secret.
    const weak: Ctx = { ...organization.ctx(), permissions: new Set(["connector:update", "credential:create"]) };
    await expect(createSetupLink(weak, connectorId, forIt)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("go by mail where there is a mail server, and nobody else sees them", async () => {
    const { organization, ctx, connectorId } = await makeLink();
    const mails = await startMailServer();
    try {
      const sent = await createSetupLink(ctx, connectorId, forIt);
      expect(sent.url).toBeNull();
      const [mail] = mails.mails;
      expect(mail?.to).toBe("it@contoso.example");
      expect(mail?.text).toContain("Mia Chen of Contoso asks you to connect Microsoft Entra ID");
      await findSetupLink(tokenOf(mail?.text ?? ""), caller());
      mails.refuse = true;
      await expect(createSetupLink(ctx, connectorId, forIt)).rejects.toMatchObject({ code: "unavailable" });
      const [unsent] = await listSetupLinks(ctx, connectorId);
      expect(unsent?.status).toBe("revoked");
      expect((await auditOf(organization.id, unsent?.id ?? "")).map(({ action }) => action)).toEqual([
        "setup_link.create",
        "setup_link.revoke",
      ]);
    } finally {
      await mails.close();
    }
  });

  it("answer an unknown, an ended and a revoked one alike, with a name only to whoever holds the token", async () => {
    const { ctx, connectorId, made, token } = await makeLink({ days: 1 });
    const altered = token.slice(0, -1) + (token.endsWith("0") ? "1" : "0");
    for (const unknown of [makeSecret(), "ush_x", "", altered]) {
      await expect(findSetupLink(unknown, caller())).rejects.toMatchObject(strange);
    }
    await expect(
      openSetupLink(
        token,
        caller(() => new Date(Date.now() + day)),
      ),
    ).rejects.toMatchObject(over);
    await openSetupLink(token, caller());
    await revokeSetupLink(ctx, connectorId, made.id);
    await expect(openSetupLink(token, caller())).rejects.toMatchObject(over);
    await revokeSetupLink(ctx, connectorId, made.id);
    expect((await auditOf(ctx.organizationId, made.id)).map(({ action }) => action)).toEqual([
      "setup_link.create",
      "setup_link.redeem",
      "setup_link.revoke",
    ]);
  });

  it("end with the access of whoever made them", async () => {
    const { organization, ctx, token } = await makeLink();
    await findSetupLink(token, caller());
    for (const lost of ["active = false", "active = true, access_role_by_hand = 'Admin', access_role = 'Admin'"]) {
      await withOrganization(organization.id, (tx) =>
        tx.query(`update "user" set ${lost} where organization_id = $1 and id = $2`, [organization.id, ctx.actor.id]),
      );
      const answer = findSetupLink(token, caller());
      await expect(answer).rejects.toMatchObject({ code: "not_found", message: expect.stringContaining("no longer") });
    }
  });

  it("pause a network that guesses, and nobody there who holds one", async () => {
    const { token } = await makeLink();
    const guesser = caller();
    for (let tries = 0; tries < 60; tries += 1) {
      await expect(findSetupLink(makeSecret(), guesser)).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(findSetupLink(makeSecret(), guesser)).rejects.toMatchObject({ code: "too_many_attempts" });
    await findSetupLink(token, guesser);
  });

  it("say who asks, keep the token from scripts, and are opened once in the audit log", async () => {
    const { organization, made, token } = await makeLink();
    const { answer, setCookie } = await openIn(token);
    expect(await answer.json()).toEqual({
      id: made.id,
      organization: "Contoso",
      createdBy: "Mia Chen",
      scope: "connect",
      expiresAt: made.expiresAt,
    });
    expect(setCookie).toMatch(new RegExp(`; Path=/api/setup/${made.id}; .*HttpOnly; SameSite=Strict`));
    await openIn(token);
    const opened = (await auditOf(organization.id, made.id)).filter(({ action }) => action === "setup_link.redeem");
    expect(opened).toMatchObject([{ actor_name: "it@contoso.example, by a setup link of Mia Chen" }]);
  });

  it("open one connector's set-up without anybody of the directory", async () => {
    const client = await scim.connect();
    const made = await createSetupLink(client.ctx, client.connectorId, forIt);
    await client.send("POST", "/Users", {
      body: {
        schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
        externalId: "ada.lovelace",
        userName: "ada@contoso.example",
      },
    });
    await flushRequestLog();
    const { cookie } = await openIn(tokenOf(made.url));
    const read = await linkRoute.GET(
      browserRequest("GET", `/api/setup/${made.id}`, { cookie }),
      at({ setupLinkId: made.id }),
    );
    const text = await read.text();
    expect(text).not.toMatch(/lovelace|ada@/i);
    const view = JSON.parse(text) as SetupViewByLink;
    expect(view).toMatchObject({
      connectorId: client.connectorId,
      arrived: null,
      credentials: [],
      link: { id: made.id },
    });
    expect(view.checks.find(({ key }) => key === "externalId")).toMatchObject({ state: "different", value: null });
  });

  it("never act on another connector: neither with another's id nor with another's cookie", async () => {
    const mine = await makeLink();
    const theirs = await makeLink();
    const { cookie } = await openIn(mine.token);
    const path = `/api/setup/${theirs.made.id}`;
    const read = (sent: string) =>
      linkRoute.GET(browserRequest("GET", path, { cookie: sent }), at({ setupLinkId: theirs.made.id }));
    expect((await read(cookie)).status).toBe(404);
    // The right name with another link's token.
    const forged = `${cookie.slice(0, cookie.indexOf("=")).replace(mine.made.id, theirs.made.id)}=${mine.token}`;
    const refused = await read(forged);
    expect(refused.status).toBe(404);
    expect(((await refused.json()) as Problem).detail).toBe(strange.message);
    expect((await linkRoute.GET(browserRequest("GET", path), at({ setupLinkId: theirs.made.id }))).status).toBe(404);
  });

  it("make a secret that is shown once and works, as an act of the link", async () => {
    const client = await scim.connect();
    const made = await createSetupLink(client.ctx, client.connectorId, forIt);
    const { cookie } = await openIn(tokenOf(made.url));
    const path = `/api/setup/${made.id}/credentials`;
    const body = { kind: "bearer", name: "Entra production", expires: "365d" };
    const post = (headers = {}) =>
      credentialsRoute.POST(browserRequest("POST", path, { cookie, body, headers }), at({ setupLinkId: made.id }));
    expect((await post({ origin: "https://evil.example" })).status).toBe(403);
    const answer = await post();
    expect(answer.status).toBe(201);
    const { id, secret } = (await answer.json()) as { id: string; secret: string };
    expect((await client.send("GET", "/Users?count=0", { authorization: `Bearer ${secret}` })).status).toBe(200);
    expect(await auditOf(client.organization.id, id)).toMatchObject([
      { action: "credential.create", actor_name: "it@contoso.example, by a setup link of Mia Chen" },
    ]);
    const listed = await credentialsRoute.GET(browserRequest("GET", path, { cookie }), at({ setupLinkId: made.id }));
    // The admin's own token is none of theirs.
    expect(await listed.json()).toMatchObject([{ id, name: "Entra production" }]);
    await revokeSetupLink(client.ctx, client.connectorId, made.id);
    expect((await post()).status).toBe(404);
    expect((await client.send("GET", "/Users?count=0", { authorization: `Bearer ${secret}` })).status).toBe(200);
  });

  it("discard what they made, and nothing that others made", async () => {
    const { ctx, connectorId, made, token } = await makeLink();
    const theirs = await createCredential(ctx, connectorId, { kind: "bearer", name: "Admin's", expires: "365d" });
    const guest = await guestOf(token);
    const own = await createCredential(guest, connectorId, { kind: "bearer", name: "Own", expires: "365d" });
    expect(await listOwnCredentials(guest, connectorId)).toMatchObject([{ id: own.id }]);
    await expect(discardOwnCredential(guest, connectorId, theirs.id)).rejects.toMatchObject({ code: "not_found" });
    const { cookie } = await openIn(token);
    const discarded = await credentialRoute.DELETE(
      browserRequest("DELETE", `/api/setup/${made.id}/credentials/${own.id}`, { cookie }),
      at({ setupLinkId: made.id, credentialId: own.id }),
    );
    expect(await discarded.json()).toMatchObject({ status: "revoked" });
    const all = await listCredentials(ctx, { kind: "connector", id: connectorId });
    expect(all.find(({ id }) => id === theirs.id)?.status).toBe("active");
  });

  it("note ticks and the kind, and can neither finish the set-up nor change the connector", async () => {
    const { ctx, connectorId, made, token } = await makeLink();
    const { cookie } = await openIn(token);
    const patch = (body: object) =>
      linkRoute.PATCH(browserRequest("PATCH", `/api/setup/${made.id}`, { cookie, body }), at({ setupLinkId: made.id }));
    expect(await (await patch({ kind: "client_secret", reached: 2 })).json()).toMatchObject({ kind: "client_secret" });
    expect((await patch({ done: true })).status).toBe(400);
    const guest = await guestOf(token);
    expect([...guest.permissions].sort()).toEqual(["connector:read", "credential:create", "credential:read"]);
    expect((await auditOf(ctx.organizationId, connectorId)).at(-1)).toMatchObject({
      action: "connector.choose",
      actor_name: "it@contoso.example, by a setup link of Mia Chen",
    });
  });

  it("do the sign-in only where they may, and not once an admin has proven it", async () => {
    const narrow = await makeLink();
    const at1 = at({ setupLinkId: narrow.made.id });
    const { cookie } = await openIn(narrow.token);
    const path = `/api/setup/${narrow.made.id}/sign-in`;
    const app = { entraTenant: randomUUID(), clientId: randomUUID() };
    expect((await signInRoute.GET(browserRequest("GET", path, { cookie }), at1)).status).toBe(403);
    expect((await signInRoute.PUT(browserRequest("PUT", path, { cookie, body: app }), at1)).status).toBe(403);
    const secret = { secret: "Value of Entra", endsOn: null };
    const put = browserRequest("POST", `${path}/secrets`, { cookie, body: secret });
    expect((await secretsRoute.POST(put, at1)).status).toBe(403);

    const { organization, connectorId, token } = await makeLink({ scope: "sign_in" });
    const guest = await guestOf(token);
    expect(await getSignInByLink(guest, connectorId)).toMatchObject({ proven: false, settings: null });
    await insertSignIn(organization.id, connectorId, null);
    expect(await addSecretByLink(guest, connectorId, secret)).toMatchObject({ settings: { secrets: 1 } });
    await insertSignIn(organization.id, connectorId, new Date());
    const proven = {
      code: "conflict",
      message: "Sign-in with Microsoft works already. Mia Chen can change it in Usher.",
    };
    await expect(addSecretByLink(guest, connectorId, secret)).rejects.toMatchObject(proven);
    await expect(saveSignInByLink(guest, connectorId, app)).rejects.toMatchObject(proven);
  });

  it("leave the list 30 days after their end", async () => {
    const { ctx, connectorId, made } = await makeLink({ days: 1 });
    const ended = Date.parse(made.expiresAt);
    await deleteExpiredSetupLinks(new Date(ended + 29 * day));
    const later = { ...ctx, now: () => new Date(ended + 1000) };
    expect(await listSetupLinks(later, connectorId)).toMatchObject([{ status: "expired" }]);
    await deleteExpiredSetupLinks(new Date(ended + 31 * day));
    expect(await listSetupLinks(later, connectorId)).toEqual([]);
  });

  it("are at most 20 at a time", async () => {
    const { ctx, connectorId, made } = await makeLink();
    for (let count = 1; count < 20; count += 1) await createSetupLink(ctx, connectorId, forIt);
    await expect(createSetupLink(ctx, connectorId, forIt)).rejects.toMatchObject({ code: "conflict" });
    await revokeSetupLink(ctx, connectorId, made.id);
    await createSetupLink(ctx, connectorId, forIt);
  });
});

async function insertSignIn(organizationId: string, connectorId: string, provenAt: Date | null): Promise<void> {
  const tenant = randomUUID();
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `insert into connector_sign_in (organization_id, connector_id, authority, issuer, entra_tenant_id, client_id, created_at, proven_at)
       values ($1, $2, $3, $3, $4, $5, now(), $6)
       on conflict (organization_id, connector_id) do update set proven_at = $6`,
      [organizationId, connectorId, `https://login.microsoftonline.com/${tenant}/v2.0`, tenant, randomUUID(), provenAt],
    ),
  );
}
