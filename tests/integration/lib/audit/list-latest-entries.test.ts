import { expect, it } from "vitest";
import { listLatestEntries } from "@/lib/audit/list-latest-entries";
import { connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("the latest changes", () => {
  it("lists the newest first, up to the limit", async () => {
    const { organization } = await connectorWithToken();
    const entries = await listLatestEntries(organization.ctx(), { limit: 2 });
    expect(entries.map((entry) => entry.action)).toEqual(["credential.create", "connector.update"]);
  });

  it("lists what happened to one thing", async () => {
    const { organization, id } = await connectorWithToken();
    const entries = await listLatestEntries(organization.ctx(), { targetId: id, limit: 50 });
    expect(entries.map((entry) => entry.action)).toEqual(["connector.update", "connector.create"]);
    expect(entries[0]).toMatchObject({
      at: expect.stringMatching(/Z$/),
      actor: { kind: "user", name: "Mia Chen" },
      target: { type: "Connector", id },
      before: { provisioningOn: false },
      after: { provisioningOn: true },
    });
  });

  it("shows nothing of another organization", async () => {
    const { id } = await connectorWithToken();
    const other = await makeOrganization();
    expect(await listLatestEntries(other.ctx(), { targetId: id, limit: 50 })).toEqual([]);
  });

  it("is forbidden without log:read", async () => {
    const { organization } = await connectorWithToken();
    expect(() => listLatestEntries(organization.ctx("User"), { limit: 1 })).toThrow(
      expect.objectContaining({ code: "forbidden" }),
    );
  });
});
