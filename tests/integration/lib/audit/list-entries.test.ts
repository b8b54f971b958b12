import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { listEntries } from "@/lib/audit/list-entries";
import type { ListEntriesParams } from "@/lib/audit/schemas";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { insertEntries } from "@/tests/support/insert-entries";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

const mia = { kind: "user", id: uuidv7(), name: "Mia" };
const entra = { kind: "connector", id: uuidv7(), name: "Entra production" };
const ada = { type: "User", id: uuidv7(), name: "Ada Lovelace" };
const sales = { type: "Group", id: uuidv7(), name: "Sales 100% EU" };
const at = (text: string) => new Date(text);

/** Four changes on three days of 2026, and the one of the sign-up, which is today. */
async function organizationWithHistory(): Promise<TestOrganization> {
  const organization = await makeOrganization();
  await insertEntries(organization.id, [
    { at: at("2026-03-01T10:00:00Z"), actor: entra, action: "user.create", target: ada },
    { at: at("2026-03-02T00:00:00Z"), actor: mia, action: "user.update", target: ada },
    { at: at("2026-03-02T23:59:59.999Z"), actor: entra, action: "group.create", target: sales },
    { at: at("2026-03-03T00:00:00Z"), action: "user.erase", target: { ...ada, id: uuidv7() } },
  ]);
  return organization;
}

async function actions(organization: TestOrganization, params: ListEntriesParams): Promise<readonly string[]> {
  return (await listEntries(organization.ctx(), params)).items.map((entry) => entry.action);
}

onEachDatabase("the audit log", () => {
  it("lists who did what to what, newest first", async () => {
    const { organization, id } = await connectorWithToken();
    const page = await listEntries(organization.ctx(), {});
    expect(page.items.map((entry) => entry.action)).toEqual([
      "credential.create",
      "connector.update",
      "connector.create",
      "organization.create",
    ]);
    expect(page).toMatchObject({ previous: null, next: null, total: { count: 4, exact: true } });
    expect(page.items[1]).toEqual({
      id: expect.any(String),
      at: expect.stringMatching(/Z$/),
      actor: { kind: "user", id: expect.any(String), name: "Mia Chen" },
      action: "connector.update",
      target: { type: "Connector", id, name: "Microsoft Entra ID" },
      activity: null,
    });
  });

  it("says what an update of `active` means", async () => {
    const organization = await makeOrganization();
    const active = (before: unknown, after: unknown) => ({
      at: new Date(),
      before: { active: before },
      after: { active: after },
    });
    await insertEntries(organization.id, [
      active(true, false),
      active(false, true),
      active(true, true),
      active("x", 1),
    ]);
    const { items } = await listEntries(organization.ctx(), { action: "user.update" });
    expect(items.map((entry) => entry.activity)).toEqual([null, null, "activated", "deactivated"]);
  });

  it("filters by actor, act, target and part of the target's name", async () => {
    const organization = await organizationWithHistory();
    expect(await actions(organization, { actor: entra.id })).toEqual(["group.create", "user.create"]);
    expect(await actions(organization, { actor: "system" })).toEqual(["user.erase"]);
    expect(await actions(organization, { action: "user.update" })).toEqual(["user.update"]);
    expect(await actions(organization, { target: ada.id })).toEqual(["user.update", "user.create"]);
    expect(await actions(organization, { q: "LOVE" })).toEqual(["user.erase", "user.update", "user.create"]);
    expect(await actions(organization, { q: ada.id })).toEqual(["user.update", "user.create"]);
    expect(await actions(organization, { q: "100%" })).toEqual(["group.create"]);
    expect(await actions(organization, { q: "_" })).toEqual([]);
    expect(await actions(organization, { q: "" })).toHaveLength(5);
    expect(await actions(organization, { q: "ada", actor: mia.id, action: "user.update", target: ada.id })).toEqual([
      "user.update",
    ]);
  });

  it("filters by days, both included", async () => {
    const organization = await organizationWithHistory();
    expect(await actions(organization, { from: "2026-03-02", to: "2026-03-02" })).toEqual([
      "group.create",
      "user.update",
    ]);
    expect(await actions(organization, { to: "2026-03-01" })).toEqual(["user.create"]);
    expect(await actions(organization, { from: "2026-03-03", to: "2026-03-31" })).toEqual(["user.erase"]);
    expect(await actions(organization, { from: "2026-03-03", to: "2026-03-01" })).toEqual([]);
  });

  it("turns pages there and back, with the whole count on each", async () => {
    const organization = await makeOrganization();
    await insertEntries(
      organization.id,
      Array.from({ length: 120 }, (_, index) => ({ at: new Date(Date.UTC(2026, 0, 1, 0, 0, index)), action: "x.y" })),
    );
    const read = (params: ListEntriesParams) => listEntries(organization.ctx(), { action: "x.y", ...params });
    const first = await read({});
    const second = await read({ after: first.next ?? "" });
    const third = await read({ after: second.next ?? "" });
    expect([first, second, third].map(({ items }) => items.length)).toEqual([50, 50, 20]);
    expect([first, second, third].map(({ total }) => total)).toEqual(Array(3).fill({ count: 120, exact: true }));
    expect(third.next).toBeNull();
    const times = [first, second, third].flatMap(({ items }) => items.map((entry) => entry.at));
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set(times).size).toBe(120);
    expect((await read({ before: third.previous ?? "" })).items).toEqual(second.items);
  });

  it("counts exactly up to 10,000", async () => {
    const organization = await makeOrganization();
    const many = Array.from({ length: 10_001 }, (_, index) => ({ at: new Date(index * 1000), action: "x.y" }));
    await insertEntries(organization.id, many);
    expect((await listEntries(organization.ctx(), { action: "x.y" })).total).toEqual({ count: 10_000, exact: false });
  });

  it("refuses a damaged page link", async () => {
    const organization = await makeOrganization();
    await expect(listEntries(organization.ctx(), { after: "nonsense" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "after",
    });
  });

  it("shows nothing of another organization", async () => {
    await organizationWithHistory();
    const other = await makeOrganization();
    for (const params of [{ target: ada.id }, { q: ada.name }, { actor: entra.id }, { to: "2026-03-31" }]) {
      expect(await listEntries(other.ctx(), params)).toMatchObject({ items: [], total: { count: 0, exact: true } });
    }
  });

  it("is forbidden without log:read", async () => {
    const organization = await makeOrganization();
    await expect(listEntries(organization.ctx("User"), {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
