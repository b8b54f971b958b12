import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { getEntry } from "@/lib/audit/get-entry";
import { listEntries } from "@/lib/audit/list-entries";
import { onEachDatabase } from "@/tests/support/database";
import { insertEntries } from "@/tests/support/insert-entries";
import { makeOrganization } from "@/tests/support/make-organization";
import { useScim } from "@/tests/support/scim";
import { makeUser } from "@/tests/support/scim-resources";

onEachDatabase("one change", () => {
  const scim = useScim();

  it("shows what changed, and that its request is in the request log", async () => {
    const connector = await scim.connect();
    const user = await makeUser(connector, { userName: "ada" });
    const [created] = (await listEntries(connector.ctx, { target: user.id })).items;
    expect(await getEntry(connector.ctx, created?.id ?? "")).toMatchObject({
      ...created,
      actor: { kind: "connector", id: connector.connectorId },
      before: null,
      after: { userName: "ada" },
      requestId: expect.any(String),
      inRequestLog: true,
    });
  });

  it("names a request that is in no log, whatever its id looks like", async () => {
    const organization = await makeOrganization();
    const requestIds = [uuidv7(), "proxy-7/α", ""];
    const ids = await insertEntries(
      organization.id,
      requestIds.map((requestId) => ({ at: new Date(), requestId })),
    );
    const entries = await Promise.all(ids.map((id) => getEntry(organization.ctx(), id)));
    expect(entries.map(({ requestId, inRequestLog }) => [requestId, inRequestLog])).toEqual(
      requestIds.map((requestId) => [requestId, false]),
    );
  });

  it("takes every kind of actor", async () => {
    const organization = await makeOrganization();
    const kinds = ["apiToken", "serviceAccount", "something new"];
    const ids = await insertEntries(
      organization.id,
      kinds.map((kind) => ({ at: new Date(), actor: { kind, id: uuidv7(), name: "Automation" } })),
    );
    const entries = await Promise.all(ids.map((id) => getEntry(organization.ctx(), id)));
    expect(entries.map(({ actor }) => actor.kind)).toEqual(kinds);
  });

  it("hides a change of another organization behind not_found", async () => {
    const [organization, other] = [await makeOrganization(), await makeOrganization()];
    const [id = ""] = await insertEntries(organization.id, [{ at: new Date() }]);
    for (const strange of [id, uuidv7(), "nonsense"]) {
      await expect(getEntry(other.ctx(), strange)).rejects.toMatchObject({ code: "not_found" });
    }
  });

  it("is forbidden without log:read", async () => {
    const organization = await makeOrganization();
    await expect(getEntry(organization.ctx("User"), uuidv7())).rejects.toMatchObject({ code: "forbidden" });
  });
});
