import { expect, it } from "vitest";
import { authenticateConnector } from "@/lib/auth/authenticate-connector";
import type { Ctx } from "@/lib/context";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { rotateCredential } from "@/lib/credentials/rotate-credential";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

const hour = 3_600_000;
const present = (connectorId: string, secret: string, now = new Date()) =>
  authenticateConnector({ connectorId, authorization: `Bearer ${secret}`, now });

onEachDatabase("rotate credential", () => {
  it.each([
    ["now", 0],
    ["1h", hour],
    ["24h", 24 * hour],
    ["7d", 168 * hour],
  ] as const)("lets the old one go on for %s, and the new one work at once", async (overlap, length) => {
    const { organization, id, token } = await connectorWithToken();
    const now = new Date();
    const ctx = organization.ctx("EnterpriseAdmin", () => now);
    const made = await rotateCredential(ctx, { kind: "connector", id }, token.id, { overlap, expires: "90d" });
    expect(made).toMatchObject({ name: token.name, kind: "bearer", status: "active" });
    expect(await present(id, made.secret)).toMatchObject({ ok: true, token: { id: made.id } });
    // The first use of the new one ends nothing: Test connection uses it before Save.
    if (length > 0)
      expect(await present(id, token.secret, new Date(now.getTime() + length - 1))).toMatchObject({ ok: true });
    expect(await present(id, token.secret, new Date(now.getTime() + length))).toMatchObject({
      ok: false,
      causeCode: "token_expired",
    });
    const [old] = (await listCredentials(ctx, { kind: "connector", id })).slice(-1);
    expect(old).toMatchObject({ id: token.id, expiresAt: new Date(now.getTime() + length).toISOString() });
  });

  it("loses no request under load while it rotates again and again", async () => {
    const { organization, id, token } = await connectorWithToken();
    const ctx = organization.ctx();
    let current = { id: token.id, secret: token.secret };
    let stop = false;
    const results = new Set<boolean>();
    const worker = async () => {
      while (!stop) results.add((await present(id, current.secret)).ok);
    };
    const workers = Array.from({ length: 4 }, worker);
    for (let round = 0; round < 8; round += 1) {
      current = await rotateCredential(ctx, { kind: "connector", id }, current.id, { overlap: "1h", expires: "90d" });
    }
    stop = true;
    await Promise.all(workers);
    expect([...results]).toEqual([true]);
  });

  it("never lets the old one live longer than it would have", async () => {
    const { organization, id } = await connectorWithToken();
    const now = new Date();
    const ctx = organization.ctx("EnterpriseAdmin", () => now);
    const short = await createCredential(ctx, id, { kind: "bearer", name: "Short", expires: "10h" });
    await rotateCredential(ctx, { kind: "connector", id }, short.id, { overlap: "7d", expires: "10h" });
    const list = await listCredentials(ctx, { kind: "connector", id });
    expect(list.find((one) => one.id === short.id)?.expiresAt).toBe(short.expiresAt);
  });

  it("keeps what the credential was: user name, hours of access, description", async () => {
    const { organization, id } = await connectorWithToken();
    const ctx = organization.ctx();
    const holder = { kind: "connector", id } as const;
    const basic = await createCredential(ctx, id, { kind: "basic", name: "B", userName: "robot", expires: "90d" });
    const client = await createCredential(ctx, id, {
      kind: "client_secret",
      name: "C",
      description: "Of the gallery",
      accessHours: 6,
      expires: "90d",
    });
    const how = { overlap: "24h", expires: "365d" } as const;
    expect(await rotateCredential(ctx, holder, basic.id, how)).toMatchObject({ kind: "basic", userName: "robot" });
    expect(await rotateCredential(ctx, holder, client.id, how)).toMatchObject({
      kind: "client_secret",
      accessHours: 6,
      description: "Of the gallery",
    });
  });

  it("writes one audit row that names the old one and holds no secret", async () => {
    const { organization, id, token } = await connectorWithToken();
    const ctx = organization.ctx();
    const made = await rotateCredential(ctx, { kind: "connector", id }, token.id, { overlap: "1h", expires: "90d" });
    const entries = await auditOf(organization.id, made.id);
    expect(entries).toMatchObject([
      { action: "credential.rotate", before: { replaces: token.id, prefix: token.prefix } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(made.secret);
  });

  it("refuses what has ended, and a workload identity, which has no secret", async () => {
    const { organization, id, token } = await connectorWithToken();
    const ctx = organization.ctx();
    const holder = { kind: "connector", id } as const;
    const tenant = "https://login.microsoftonline.com/3fa85f64-5717-4562-b3fc-2c963f66afa6";
    const trust = await createWorkloadIdentity(ctx, id, {
      kind: "workload_identity",
      name: "Entra",
      issuer: `${tenant}/v2.0`,
      jwksUri: `${tenant}/discovery/v2.0/keys`,
      subject: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
      audiences: ["api://usher"],
    });
    await revokeCredential(ctx, holder, token.id);
    for (const one of [token, trust]) {
      const rotated = rotateCredential(ctx, holder, one.id, { overlap: "1h", expires: "90d" });
      await expect(rotated).rejects.toMatchObject({ code: "conflict" });
    }
  });

  it("gives nobody the API token of somebody else, nor one that may do more", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const token = await createApiToken(ctx, { name: "Script", expires: "90d", permissions: ["user:read", "log:read"] });
    const how = { overlap: "1h", expires: "90d" } as const;
    const stranger: Ctx = { ...ctx, actor: { ...ctx.actor, id: token.id } as Ctx["actor"] };
    const weaker: Ctx = { ...ctx, permissions: new Set(["credential:create"]) };
    for (const other of [stranger, weaker]) {
      await expect(rotateCredential(other, { kind: "people" }, token.id, how)).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    expect(await rotateCredential(ctx, { kind: "people" }, token.id, how)).toMatchObject({
      permissions: ["log:read", "user:read"],
      owner: { id: organization.founderId },
    });
  });

  it("hides another organization's and another holder's behind not_found, and is forbidden without credential:create", async () => {
    const { organization, id, token } = await connectorWithToken();
    const other = await makeOrganization();
    const sibling = await connectorWithToken(organization);
    const how = { overlap: "1h", expires: "90d" } as const;
    for (const [ctx, holder] of [
      [other.ctx(), { kind: "connector", id }],
      [organization.ctx(), { kind: "connector", id: sibling.id }],
      [organization.ctx(), { kind: "people" }],
    ] as const) {
      await expect(rotateCredential(ctx, holder, token.id, how)).rejects.toMatchObject({ code: "not_found" });
    }
    const refused = Promise.resolve().then(() =>
      rotateCredential(organization.ctx("Admin"), { kind: "connector", id }, token.id, how),
    );
    await expect(refused).rejects.toMatchObject({ code: "forbidden" });
  });
});
