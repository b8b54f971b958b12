import { expect, it } from "vitest";
import { authenticateApi } from "@/lib/auth/authenticate-api";
import { authenticateConnector } from "@/lib/auth/authenticate-connector";
import type { Permission } from "@/lib/auth/permissions";
import type { Ctx } from "@/lib/context";
import { createApiToken } from "@/lib/credentials/create-api-token";
import { createCredential } from "@/lib/credentials/create-credential";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { createWorkloadIdentity } from "@/lib/credentials/create-workload-identity";
import { listCredentials } from "@/lib/credentials/list-credentials";
import { rotateCredential } from "@/lib/credentials/rotate-credential";
import type { CreateWorkloadIdentity } from "@/lib/credentials/schemas";
import { updateCredential } from "@/lib/credentials/update-credential";
import { withOrganization } from "@/lib/db/with-organization";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { updateServiceAccount } from "@/lib/service-accounts/update-service-account";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { type ConnectorWithToken, connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";

const expires = "90d";
const tenant = "https://login.microsoftonline.com/3fa85f64-5717-4562-b3fc-2c963f66afa6";
const trust: CreateWorkloadIdentity = {
  kind: "workload_identity",
  name: "Mine",
  issuer: `${tenant}/v2.0`,
  jwksUri: `${tenant}/discovery/v2.0/keys`,
  subject: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  audiences: ["api://usher"],
};

/** What the API would let somebody do who holds an API token with these permissions, made by an EnterpriseAdmin. */
async function tokenCtx(ctx: Ctx, permissions: readonly Permission[]): Promise<Ctx> {
  const { secret } = await createApiToken(ctx, { name: "Weak", expires, permissions: [...permissions] });
  const caller = await authenticateApi({ authorization: `Bearer ${secret}`, requestId: "r", now: new Date() });
  return caller.ctx;
}

const attempt = (work: () => Promise<unknown>) => Promise.resolve().then(work);

onEachDatabase("the powers of a token", () => {
  it("do not grow by making, rotating or trusting a credential of a connector", async () => {
    const { organization, id, token } = await connectorWithToken();
    const weak = await tokenCtx(organization.ctx(), ["credential:create", "credential:update", "user:read"]);
    for (const work of [
      () => createCredential(weak, id, { kind: "bearer", name: "Mine", expires: "never" }),
      () => createWorkloadIdentity(weak, id, trust),
      () => rotateCredential(weak, { kind: "connector", id }, token.id, { overlap: "now", expires }),
    ]) {
      await expect(attempt(work)).rejects.toMatchObject({ code: "forbidden" });
    }
    const present = await authenticateConnector({
      connectorId: id,
      authorization: `Bearer ${token.secret}`,
      now: new Date(),
    });
    expect(present.ok).toBe(true);
    const able = await tokenCtx(organization.ctx(), [
      "credential:create",
      ...(["user", "group"] as const).flatMap((thing) =>
        (["read", "create", "update", "delete"] as const).map((act) => `${thing}:${act}` as const),
      ),
    ]);
    expect(await createCredential(able, id, { kind: "bearer", name: "Automation", expires: "10h" })).toMatchObject({
      status: "active",
    });
  });

  it("do not grow by waking what somebody else disabled, nor by trusting another audience", async () => {
    const { organization, id, token } = await connectorWithToken();
    const ctx = organization.ctx();
    const strong = await createApiToken(ctx, { name: "Strong", expires, permissions: ["user:delete"] });
    const account = await createServiceAccount(ctx, { name: "Robot", roles: ["Directory Writer"] });
    const service = await createServiceToken(ctx, account.id, { name: "T", expires });
    const identity = await createWorkloadIdentity(ctx, id, trust);
    const connector = { kind: "connector", id } as const;
    const robot = { kind: "serviceAccount", id: account.id } as const;
    for (const [holder, one] of [
      [{ kind: "people" }, strong],
      [robot, service],
      [connector, token],
    ] as const) {
      await updateCredential(ctx, holder, one.id, { active: false });
    }
    await updateServiceAccount(ctx, account.id, { active: false });
    const weak = await tokenCtx(ctx, ["credential:update", "serviceAccount:update"]);
    for (const work of [
      () => updateCredential(weak, { kind: "people" }, strong.id, { active: true }),
      () => updateCredential(weak, robot, service.id, { active: true }),
      () => updateCredential(weak, connector, token.id, { active: true }),
      () => updateCredential(weak, connector, identity.id, { audiences: ["api://mine"] }),
      () => updateServiceAccount(weak, account.id, { active: true }),
    ]) {
      await expect(attempt(work)).rejects.toMatchObject({ code: "forbidden" });
    }
    // Whoever may not open something may still close it.
    expect(await updateCredential(weak, connector, identity.id, { active: false })).toMatchObject({
      status: "disabled",
    });
  });

  it("make nobody stronger than the token itself", async () => {
    const organization = await makeOrganization();
    const users: readonly Permission[] = ["user:read", "user:create", "user:update"];
    const weak = await tokenCtx(organization.ctx(), users);
    const { id } = await createUserByHand(organization.ctx(), { userName: "ada" });
    for (const accessRole of ["EnterpriseAdmin", "Admin", "User", "ReadOnly"] as const) {
      await expect(attempt(() => updateUserByHand(weak, id, { accessRole }))).rejects.toMatchObject({
        code: "forbidden",
      });
    }
    const input = { userName: "eve", accessRole: "Admin" } as const;
    await expect(attempt(() => createUserByHand(weak, input))).rejects.toMatchObject({ code: "forbidden" });
    const reader = await tokenCtx(organization.ctx(), [
      ...users,
      ...(["group:read", "folder:read", "metadata:read", "organization:read"] as const),
    ]);
    expect(await updateUserByHand(reader, id, { accessRole: "ReadOnly" })).toMatchObject({ accessRole: "ReadOnly" });
  });

  it("end over SCIM when the owner is no EnterpriseAdmin any more, because a connector acts above every role", async () => {
    const { organization, id } = await connectorWithToken();
    const { secret } = await createApiToken(organization.ctx(), { name: "T", expires, permissions: ["user:read"] });
    const ask = () => authenticateConnector({ connectorId: id, authorization: `Bearer ${secret}`, now: new Date() });
    expect(await ask()).toMatchObject({ ok: true });
    await withOrganization(organization.id, (tx) => tx.query(`update "user" set access_role_by_hand = 'Admin'`));
    expect(await ask()).toMatchObject({ ok: false, status: 403, causeCode: "permission_missing" });
  });
});

onEachDatabase("credentials", () => {
  it("that work stand in the list, however many newer ones have ended", async () => {
    const { organization, id, token }: ConnectorWithToken = await connectorWithToken();
    await withOrganization(organization.id, (tx) =>
      tx.query(
        `insert into credential (organization_id, id, kind, connector_id, name, prefix, hash, active, expires_at, created_by, created_at)
         select $1, ('ffffffff-ffff-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'bearer', $2::uuid, 'Run ' || n, 'ush_0000',
           $2::uuid::text || n, true, now() - interval '1 hour', 'K8', now() - interval '11 hours'
         from generate_series(1, 600) as n`,
        [organization.id, id],
      ),
    );
    const list = await listCredentials(organization.ctx(), { kind: "connector", id });
    expect(list).toHaveLength(500);
    expect(list[0]).toMatchObject({ id: token.id, status: "active" });
  });

  it("of one connector that are made at once have user names of their own", async () => {
    const { organization, id } = await connectorWithToken();
    const make = () => createCredential(organization.ctx(), id, { kind: "basic", name: "B", expires });
    const made = await Promise.all([make(), make(), make(), make()]);
    expect(made.map(({ userName }) => userName).sort()).toEqual(["entra", "entra-2", "entra-3", "entra-4"]);
  });
});
