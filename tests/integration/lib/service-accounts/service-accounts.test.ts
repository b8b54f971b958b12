import { expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { createServiceToken } from "@/lib/credentials/create-service-token";
import { createServiceAccount } from "@/lib/service-accounts/create-service-account";
import { deleteServiceAccount } from "@/lib/service-accounts/delete-service-account";
import { getServiceAccount } from "@/lib/service-accounts/get-service-account";
import { listServiceAccounts } from "@/lib/service-accounts/list-service-accounts";
import { updateServiceAccount } from "@/lib/service-accounts/update-service-account";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("service accounts", () => {
  it("are created, listed by name, changed and deleted, with an audit row each", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const robot = await createServiceAccount(ctx, { name: "Robot", description: "Nightly sync" });
    await createServiceAccount(ctx, { name: "archive", roles: ["Directory Writer", "SCIM Authenticator"] });
    expect(robot).toMatchObject({ roles: [], active: true, liveTokens: 0, version: 1, createdBy: "Mia Chen" });
    expect((await listServiceAccounts(ctx)).map(({ name }) => name)).toEqual(["archive", "Robot"]);
    const changed = await updateServiceAccount(ctx, robot.id, { roles: ["Directory Reader"], version: 1 });
    expect(changed).toMatchObject({ roles: ["Directory Reader"], version: 2 });
    expect(await updateServiceAccount(ctx, robot.id, { roles: ["Directory Reader"] })).toMatchObject({ version: 2 });
    await createServiceToken(ctx, robot.id, { name: "T", expires: "90d" });
    expect(await getServiceAccount(ctx, robot.id)).toMatchObject({ liveTokens: 1, lastUsedAt: null });
    await deleteServiceAccount(ctx, robot.id);
    await expect(getServiceAccount(ctx, robot.id)).rejects.toMatchObject({ code: "not_found" });
    expect((await auditOf(organization.id, robot.id)).map(({ action }) => action)).toEqual([
      "service_account.create",
      "service_account.update",
      "service_account.delete",
    ]);
  });

  it("have names of their own, in any spelling, and refuse an edit of an older version", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const first = await createServiceAccount(ctx, { name: "Robot" });
    const second = await createServiceAccount(ctx, { name: "Other" });
    await expect(createServiceAccount(ctx, { name: "ROBOT" })).rejects.toMatchObject({
      code: "conflict",
      field: "name",
    });
    await expect(updateServiceAccount(ctx, second.id, { name: "robot" })).rejects.toMatchObject({ field: "name" });
    await updateServiceAccount(ctx, first.id, { description: "Changed" });
    await expect(updateServiceAccount(ctx, first.id, { name: "Late", version: 1 })).rejects.toMatchObject({
      code: "conflict",
      field: "version",
    });
  });

  it("get no power that whoever makes them lacks: neither by a role nor by a token", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const writer = await createServiceAccount(ctx, { name: "Writer", roles: ["Directory Writer"] });
    const weak: Ctx = {
      ...ctx,
      permissions: new Set(["serviceAccount:create", "serviceAccount:update", "credential:create", "user:read"]),
    };
    for (const attempt of [
      () => createServiceAccount(weak, { name: "Mine", roles: ["SCIM Authenticator"] }),
      () => updateServiceAccount(weak, writer.id, { roles: ["Directory Writer", "SCIM Authenticator"] }),
      () => createServiceToken(weak, writer.id, { name: "Mine", expires: "10h" }),
    ]) {
      await expect(attempt()).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await updateServiceAccount(weak, writer.id, { roles: [] })).toMatchObject({ roles: [] });
  });

  it("are nobody's in another organization, and forbidden to an Admin", async () => {
    const organization = await makeOrganization();
    const { id } = await createServiceAccount(organization.ctx(), { name: "Robot" });
    const verbs: readonly ((ctx: Ctx) => Promise<unknown>)[] = [
      (ctx) => getServiceAccount(ctx, id),
      (ctx) => updateServiceAccount(ctx, id, { name: "Mine" }),
      (ctx) => deleteServiceAccount(ctx, id),
      (ctx) => createServiceToken(ctx, id, { name: "Mine", expires: "10h" }),
    ];
    const other = await makeOrganization();
    expect(await listServiceAccounts(other.ctx())).toEqual([]);
    const more = [(ctx: Ctx) => listServiceAccounts(ctx), (ctx: Ctx) => createServiceAccount(ctx, { name: "Mine" })];
    for (const verb of verbs) await expect(verb(other.ctx())).rejects.toMatchObject({ code: "not_found" });
    for (const verb of [...verbs, ...more]) {
      const refused = Promise.resolve().then(() => verb(organization.ctx("Admin")));
      await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});
