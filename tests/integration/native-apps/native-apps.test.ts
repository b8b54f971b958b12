import { expect, it } from "vitest";
import type { Ctx } from "@/lib/context";
import { createNativeApp } from "@/lib/native-apps/create-native-app";
import { deleteNativeApp } from "@/lib/native-apps/delete-native-app";
import { getNativeApp } from "@/lib/native-apps/get-native-app";
import { listNativeApps } from "@/lib/native-apps/list-native-apps";
import { updateNativeApp } from "@/lib/native-apps/update-native-app";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

const redirectUris = ["http://127.0.0.1/callback"];

onEachDatabase("native apps", () => {
  it("are created, listed by name, changed and deleted, with an audit row each", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const viewer = await createNativeApp(ctx, { name: "Viewer", redirectUris });
    await createNativeApp(ctx, { name: "archive", redirectUris: ["com.example.app:/callback"] });
    expect(viewer).toMatchObject({ redirectUris, active: true, sessions: 0, version: 1, createdBy: "Mia Chen" });
    expect((await listNativeApps(ctx)).map(({ name }) => name)).toEqual(["archive", "Viewer"]);
    const changed = await updateNativeApp(ctx, viewer.id, { active: false, version: 1 });
    expect(changed).toMatchObject({ active: false, version: 2 });
    expect(await updateNativeApp(ctx, viewer.id, { active: false })).toMatchObject({ version: 2 });
    expect(await getNativeApp(ctx, viewer.id)).toMatchObject({ name: "Viewer", active: false });
    await expect(deleteNativeApp(ctx, viewer.id, { version: 1 })).rejects.toMatchObject({ field: "version" });
    await deleteNativeApp(ctx, viewer.id);
    await expect(getNativeApp(ctx, viewer.id)).rejects.toMatchObject({ code: "not_found" });
    const audit = await auditOf(organization.id, viewer.id);
    expect(audit.map(({ action }) => action)).toEqual(["native_app.create", "native_app.update", "native_app.delete"]);
    expect(audit[0]?.after).toEqual({ name: "Viewer", redirectUris, active: true });
  });

  it("have names of their own, in any spelling, and refuse an edit of an older version", async () => {
    const ctx = (await makeOrganization()).ctx();
    const first = await createNativeApp(ctx, { name: "Viewer", redirectUris });
    const second = await createNativeApp(ctx, { name: "Other", redirectUris });
    await expect(createNativeApp(ctx, { name: "VIEWER", redirectUris })).rejects.toMatchObject({
      code: "conflict",
      field: "name",
    });
    await expect(updateNativeApp(ctx, second.id, { name: "viewer" })).rejects.toMatchObject({ field: "name" });
    expect(await updateNativeApp(ctx, first.id, { name: "VIEWER" })).toMatchObject({ name: "VIEWER", version: 2 });
    await expect(updateNativeApp(ctx, first.id, { name: "Late", version: 1 })).rejects.toMatchObject({
      code: "conflict",
      field: "version",
    });
  });

  it("are nobody's in another organization, and forbidden to an Admin", async () => {
    const organization = await makeOrganization();
    const { id } = await createNativeApp(organization.ctx(), { name: "Viewer", redirectUris });
    const verbs: readonly ((ctx: Ctx) => Promise<unknown>)[] = [
      (ctx) => getNativeApp(ctx, id),
      (ctx) => updateNativeApp(ctx, id, { name: "Mine" }),
      (ctx) => deleteNativeApp(ctx, id),
    ];
    const other = await makeOrganization();
    expect(await listNativeApps(other.ctx())).toEqual([]);
    const more = [
      (ctx: Ctx) => listNativeApps(ctx),
      (ctx: Ctx) => createNativeApp(ctx, { name: "Mine", redirectUris }),
    ];
    for (const verb of verbs) await expect(verb(other.ctx())).rejects.toMatchObject({ code: "not_found" });
    for (const verb of [...verbs, ...more]) {
      const refused = Promise.resolve().then(() => verb(organization.ctx("Admin")));
      await expect(refused).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(await auditOf(organization.id, id)).toHaveLength(1);
  });
});
