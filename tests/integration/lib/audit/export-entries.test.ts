import { expect, it } from "vitest";
import { exportEntries } from "@/lib/audit/export-entries";
import type { CsvTable } from "@/lib/utils/csv-table";
import { onEachDatabase } from "@/tests/support/database";
import { insertEntries } from "@/tests/support/insert-entries";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

async function rowsOf(table: CsvTable): Promise<readonly (readonly unknown[])[]> {
  const rows = [];
  for await (const page of table.pages) rows.push(...page);
  return rows;
}

onEachDatabase("exporting the audit log", () => {
  it("gives the changes that the filters choose, newest first, over any number of pages", async () => {
    const organization = await makeOrganization();
    const many = Array.from({ length: 2500 }, (_, index) => ({ at: new Date(index * 1000), action: "x.y" }));
    await insertEntries(organization.id, [
      ...many,
      { at: new Date(0), action: "x.z", before: { title: "Engineer" }, after: { title: null }, requestId: "r-1" },
    ]);
    const table = await exportEntries(organization.ctx(), { action: "x.y" });
    expect(table.columns).toEqual([
      "Time",
      "Who",
      "Kind",
      "Who id",
      "Act",
      "Target type",
      "Target",
      "Target id",
      "Before",
      "After",
      "Request id",
      "Id",
    ]);
    const rows = await rowsOf(table);
    expect(rows.map(([at]) => at)).toEqual(many.map(({ at }) => at.toISOString()).reverse());
    const [other] = await rowsOf(await exportEntries(organization.ctx(), { action: "x.z" }));
    expect(other).toEqual([
      "1970-01-01T00:00:00.000Z",
      "Usher",
      "system",
      null,
      "x.z",
      "User",
      "Ada Lovelace",
      expect.any(String),
      '{"title":"Engineer"}',
      '{"title":null}',
      "r-1",
      expect.any(String),
    ]);
  });

  it("writes an audit row with the filters before the first row is read", async () => {
    const organization = await makeOrganization();
    await exportEntries(organization.ctx(), { q: "ada", from: "2026-03-02" });
    expect((await auditOf(organization.id, organization.id)).at(-1)).toEqual({
      action: "audit.export",
      actor_name: "Mia Chen",
      before: null,
      after: { filters: { q: "ada", from: "2026-03-02" } },
    });
  });

  it("gives nothing of another organization", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    await insertEntries(organization.id, [{ at: new Date(), action: "x.y" }]);
    expect(await rowsOf(await exportEntries(other.ctx(), { action: "x.y" }))).toEqual([]);
  });

  it("is forbidden without log:read", async () => {
    const organization = await makeOrganization();
    await expect(exportEntries(organization.ctx("User"), {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
