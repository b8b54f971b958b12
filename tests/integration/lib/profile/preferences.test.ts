import { expect, it } from "vitest";
import { getPreferences } from "@/lib/profile/get-preferences";
import { savePreferences } from "@/lib/profile/save-preferences";
import { SavePreferences } from "@/lib/profile/schemas";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const defaults = { density: "comfortable", singleKeys: true, timeZone: null };

onEachDatabase("the preferences of a person", () => {
  it("stand at their defaults, and keep what is not changed", async () => {
    const { id, founderId, ctx } = await makeOrganization();
    expect(await getPreferences(ctx())).toEqual(defaults);
    expect(await savePreferences(ctx(), { density: "compact" })).toEqual({ ...defaults, density: "compact" });
    const last = { density: "compact", singleKeys: false, timeZone: "Asia/Tokyo" };
    expect(await savePreferences(ctx(), { singleKeys: false, timeZone: "Asia/Tokyo" })).toEqual(last);
    expect(await savePreferences(ctx(), { singleKeys: false })).toEqual(last);
    expect(await getPreferences(ctx())).toEqual(last);
    const entries = (await auditOf(id, founderId)).filter(({ action }) => action === "user.preferences");
    expect(entries.map(({ after }) => after)).toEqual([{ ...defaults, density: "compact" }, last]);
    expect(await savePreferences(ctx(), { timeZone: null })).toMatchObject({ timeZone: null });
  });

  it("are everybody's own, whatever their access role, and no machine's", async () => {
    const { id, ctx } = await makeOrganization();
    const [person = ""] = await makePeople(id, 1);
    const weak = ctx("ReadOnly");
    const own = { ...weak, actor: { ...weak.actor, id: person } as typeof weak.actor };
    await savePreferences(own, { density: "compact" });
    expect(await getPreferences(own)).toMatchObject({ density: "compact" });
    expect(await getPreferences(ctx())).toEqual(defaults);
    const machine = {
      ...weak,
      actor: { kind: "serviceAccount", id: person, name: "Robot", accessRole: "Admin" } as const,
    };
    await expect(getPreferences(machine)).rejects.toMatchObject({ code: "forbidden" });
    await expect(savePreferences(machine, { density: "compact" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("take no time zone that does not exist", () => {
    expect(SavePreferences.safeParse({ timeZone: "Europe/Paris" }).success).toBe(true);
    for (const wrong of [{ timeZone: "Mars/Olympus" }, { timeZone: "" }, { density: "tiny" }, { theme: "dark" }]) {
      expect(SavePreferences.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});
