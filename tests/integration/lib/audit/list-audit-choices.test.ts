import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { listAuditChoices } from "@/lib/audit/list-audit-choices";
import { onEachDatabase } from "@/tests/support/database";
import { insertEntries } from "@/tests/support/insert-entries";
import { makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("the choices of the audit log's filters", () => {
  it("names everyone who acted once, under the latest name, and every act", async () => {
    const organization = await makeOrganization();
    const id = uuidv7();
    const token = { kind: "apiToken", id: uuidv7(), name: "Automation" };
    await insertEntries(organization.id, [
      { at: new Date("2026-01-01"), actor: { kind: "user", id, name: "Ada Byron" }, action: "user.update" },
      { at: new Date("2026-01-02"), actor: { kind: "user", id, name: "Ada Lovelace" }, action: "user.delete" },
      { at: new Date("2026-01-03"), actor: token, action: "user.update" },
      { at: new Date("2026-01-04"), action: "user.erase" },
    ]);
    const { actors, actions } = await listAuditChoices(organization.ctx());
    expect(actors).toEqual([
      { kind: "user", id, name: "Ada Lovelace" },
      token,
      { kind: "user", id: expect.any(String), name: organization.email },
      { kind: "system", id: null, name: "Usher" },
    ]);
    expect(actions).toEqual(["organization.create", "user.delete", "user.erase", "user.update"]);
  });

  it("names nobody of another organization", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    await insertEntries(organization.id, [
      { at: new Date(), actor: { kind: "user", id: uuidv7(), name: "Ada" }, action: "x.y" },
    ]);
    const { actors, actions } = await listAuditChoices(other.ctx());
    expect(actors.map(({ name }) => name)).toEqual([other.email]);
    expect(actions).toEqual(["organization.create"]);
  });

  it("is forbidden without log:read", async () => {
    const organization = await makeOrganization();
    expect(() => listAuditChoices(organization.ctx("User"))).toThrow(expect.objectContaining({ code: "forbidden" }));
  });
});
