import { expect, it } from "vitest";
import { authenticateApi } from "@/lib/auth/authenticate-api";
import { permissions } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { getCredential } from "@/lib/credentials/get-credential";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { revokeCredential } from "@/lib/credentials/revoke-credential";
import { makeSecret } from "@/lib/credentials/secret";
import { updateCredential } from "@/lib/credentials/update-credential";
import { withOrganization } from "@/lib/db/with-organization";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

const call = (secret: string | null, now = new Date()) =>
  authenticateApi({ authorization: secret === null ? null : `Bearer ${secret}`, requestId: "r", now });

const people = { kind: "people" } as const;

onEachDatabase("API tokens", () => {
  it("open the API with what they hold, as their owner's", async () => {
    const organization = await makeOrganization();
    const token = await createApiToken(organization.ctx(), {
      name: "Script",
      expires: "90d",
      permissions: ["user:read", "user:create", "user:read"],
    });
    expect(token).toMatchObject({ kind: "api_token", permissions: ["user:create", "user:read"], status: "active" });
    const { ctx, credentialId } = await call(token.secret);
    expect(credentialId).toBe(token.id);
    expect(ctx).toMatchObject({
      organizationId: organization.id,
      actor: { kind: "apiToken", name: "Script", ownerId: organization.founderId, accessRole: "EnterpriseAdmin" },
      permissions: new Set(["user:create", "user:read"]),
    });
    expect(await auditOf(organization.id, token.id)).toMatchObject([{ action: "credential.create" }]);
    expect(JSON.stringify(await auditOf(organization.id, token.id))).not.toContain(token.secret);
    expect(JSON.stringify(await listCredentials(organization.ctx(), people))).not.toContain(token.secret.slice(8));
  });

  it("never may more than the owner may now, and end with the owner", async () => {
    const organization = await makeOrganization();
    const token = await createApiToken(organization.ctx(), {
      name: "All",
      expires: "never",
      permissions: [...permissions],
    });
    const owner = (change: string) =>
      withOrganization(organization.id, (tx) =>
        tx.query(`update "user" set ${change} where organization_id = $1`, [organization.id]),
      );
    await owner("access_role_by_hand = 'User'");
    expect((await call(token.secret)).ctx.permissions).not.toContain("user:create");
    await owner("access_role_by_hand = null");
    await expect(call(token.secret)).rejects.toMatchObject({ code: "unauthenticated", reason: "permission_missing" });
    await owner("access_role_by_hand = 'Admin', active = false");
    await expect(call(token.secret)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  it("are not made with what the maker lacks, with what does not exist, or by nobody", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const make = (by: Ctx, permission: string) =>
      Promise.resolve().then(() => createApiToken(by, { name: "T", expires: "90d", permissions: [permission] }));
    await expect(make(ctx, "user:everything")).rejects.toMatchObject({ code: "invalid_input", field: "permissions" });
    const weak: Ctx = { ...ctx, permissions: new Set(["credential:create", "user:read"]) };
    await expect(make(weak, "user:delete")).rejects.toMatchObject({ code: "forbidden", field: "permissions" });
    expect(await make(weak, "user:read")).toMatchObject({ permissions: ["user:read"] });
    const robot: Ctx = { ...ctx, actor: { kind: "serviceAccount", id: ctx.requestId, name: "R", accessRole: "Admin" } };
    await expect(make(robot, "user:read")).rejects.toMatchObject({ code: "forbidden" });
    await expect(make(organization.ctx("Admin"), "user:read")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("change their permissions for the next request, and end for good when revoked", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const token = await createApiToken(ctx, { name: "Script", expires: "90d", permissions: ["user:read"] });
    await updateCredential(ctx, people, token.id, { permissions: ["group:read"] });
    expect((await call(token.secret)).ctx.permissions).toEqual(new Set(["group:read"]));
    expect(await getCredential(ctx, people, token.id)).toMatchObject({ permissions: ["group:read"], version: 2 });
    await expect(updateCredential(ctx, people, token.id, { name: "Late", version: 1 })).rejects.toMatchObject({
      code: "conflict",
      field: "version",
    });
    await expect(updateCredential(ctx, people, token.id, { audiences: ["x"] })).rejects.toMatchObject({
      code: "invalid_input",
      field: "audiences",
    });
    await updateCredential(ctx, people, token.id, { active: false });
    await expect(call(token.secret)).rejects.toMatchObject({ reason: "token_disabled" });
    await revokeCredential(ctx, people, token.id);
    await expect(call(token.secret)).rejects.toMatchObject({ reason: "token_revoked" });
  });

  it("are told apart from everything else that is sent", async () => {
    const { organization, id, token } = await connectorWithToken();
    const ctx = organization.ctx();
    const secret = await createCredential(ctx, id, { kind: "client_secret", name: "C", expires: "90d" });
    const short = await createApiToken(ctx, { name: "Short", expires: "10h", permissions: ["user:read"] });
    for (const [sent, reason] of [
      [null, "no_credential"],
      [makeSecret(), "token_unknown"],
      [short.secret.slice(0, -1), "token_damaged"],
      [token.secret, "token_other_kind"],
      [secret.secret, "token_other_kind"],
    ] as const) {
      await expect(call(sent)).rejects.toMatchObject({ code: "unauthenticated", reason });
    }
    await expect(call(short.secret, new Date(Date.now() + 11 * 3_600_000))).rejects.toMatchObject({
      reason: "token_expired",
    });
  });

  it("stand beside tokens of service accounts, which act with their roles", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const account = await createServiceAccount(ctx, { name: "Robot", roles: ["Directory Reader"] });
    const token = await createServiceToken(ctx, account.id, { name: "Nightly", expires: "90d" });
    const caller = await call(token.secret);
    expect(caller.ctx.actor).toEqual({ kind: "serviceAccount", id: account.id, name: "Robot", accessRole: "Admin" });
    expect(caller.ctx.permissions).toContain("user:read");
    expect(caller.ctx.permissions).not.toContain("user:create");
    expect(await listCredentials(ctx, people)).toEqual([]);
    await expect(getCredential(ctx, people, token.id)).rejects.toMatchObject({ code: "not_found" });
    expect(() => getCredential(organization.ctx("Admin"), people, token.id)).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
    expect(await getCredential(ctx, { kind: "serviceAccount", id: account.id }, token.id)).toMatchObject({
      name: "Nightly",
    });
  });
});
