import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { onEachDatabase } from "@/tests/support/database";
import { fingerprint } from "@/tests/support/fingerprint";
import { insertEntries } from "@/tests/support/insert-entries";
import { makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("the rows of the audit log", () => {
  it.each([
    "update audit_entry set actor_name = 'Nobody'",
    "update audit_entry set after = null where action = 'user.update'",
    "delete from audit_entry",
    "truncate audit_entry",
    "insert into audit_entry select * from audit_entry on conflict (organization_id, id) do update set before = null",
  ])("cannot be changed or deleted by whoever acts for the organization: %s", async (statement) => {
    const organization = await makeOrganization();
    await insertEntries(organization.id, [{ at: new Date(), after: { title: "Lead" } }]);
    const before = await fingerprint(organization.id);
    await expect(withOrganization(organization.id, (tx) => tx.query(statement))).rejects.toThrow(
      "permission denied for table audit_entry",
    );
    expect(await fingerprint(organization.id)).toEqual(before);
  });

  it("cannot be locked away from others, which would need the right to change them", async () => {
    const organization = await makeOrganization();
    await expect(
      withOrganization(organization.id, (tx) => tx.query("select * from audit_entry for update")),
    ).rejects.toThrow("permission denied for table audit_entry");
  });
});
