import { expect, it } from "vitest";
import { csvResponse } from "@/lib/http/csv-response";
import { createUser } from "@/lib/users/create-user";
import { exportUsers } from "@/lib/users/export-users";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";
import { userFields } from "@/tests/support/make-users";

onEachDatabase("export users", () => {
  it("reads everybody once, in pieces, by name", async () => {
    const organization = await makeOrganization();
    const made = await makePeople(organization.id, 5_000);
    const { columns, pages } = await exportUsers(organization.ctx("ReadOnly"), { q: "person" });
    const sizes: number[] = [];
    const ids: unknown[] = [];
    for await (const page of pages) {
      sizes.push(page.length);
      ids.push(...page.map((row) => row[columns.indexOf("Id")]));
    }
    expect(sizes).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect(ids).toEqual(made);
  });

  it("writes who took which part away before the first row is read", async () => {
    const organization = await makeOrganization();
    await exportUsers(organization.ctx(), { status: "active", q: "" });
    expect((await auditOf(organization.id, organization.id)).at(-1)).toMatchObject({
      action: "user.export",
      actor_name: "Mia Chen",
      after: { filters: { status: "active" } },
    });
  });

  it("takes only what the filters choose, and disarms what a spreadsheet would run", async () => {
    const organization = await makeOrganization();
    await createUser(organization.ctx(), userFields("=cmd@contoso.example", { displayName: '=1+1 "q",\nnext' }));
    await createUser(organization.ctx(), userFields("off@contoso.example", { active: false }));
    const text = await csvResponse("users.csv", await exportUsers(organization.ctx(), { q: "=cmd" })).text();
    expect(text.trimEnd().split("\r\n")).toHaveLength(2);
    expect(text).toContain(`'=cmd@contoso.example,"'=1+1 ""q"",\nnext"`);
  });

  it("shows nothing of another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const text = await csvResponse("users.csv", await exportUsers(mine.ctx(), {})).text();
    expect(text).toContain(mine.email);
    expect(text).not.toContain(theirs.email);
  });

  it("is forbidden without user:read", async () => {
    const organization = await makeOrganization();
    const ctx = { ...organization.ctx(), permissions: new Set<never>() };
    await expect(exportUsers(ctx, {})).rejects.toMatchObject({ code: "forbidden" });
  });
});
