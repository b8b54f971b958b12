import { expect, it } from "vitest";
import { createConnector } from "@/lib/connectors/create-connector";
import { updateConnector } from "@/lib/connectors/update-connector";
import { getOverview } from "@/lib/overview/get-overview";
import { listAttention } from "@/lib/overview/list-attention";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("what waits for a human, for the bell", () => {
  it("is what the overview says, for whoever may see it", async () => {
    const { ctx } = await makeOrganization();
    expect(await listAttention(ctx())).toEqual([]);
    const { id } = await createConnector(ctx(), { kind: "entra" });
    await updateConnector(ctx(), id, { provisioningOn: true });
    await updateConnector(ctx(), id, { provisioningOn: false });
    const items = await listAttention(ctx());
    expect(items).toMatchObject([{ severity: "warning", href: `/integrations/${id}` }]);
    expect(items).toEqual((await getOverview(ctx())).attention);
    expect(await listAttention(ctx("ReadOnly"))).toEqual([]);
    const none = { ...ctx(), permissions: new Set<never>() };
    expect(() => listAttention(none)).toThrow(expect.objectContaining({ code: "forbidden" }));
  });

  it("tells nothing of another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const { id } = await createConnector(theirs.ctx(), { kind: "entra" });
    await updateConnector(theirs.ctx(), id, { provisioningOn: true });
    await updateConnector(theirs.ctx(), id, { provisioningOn: false });
    expect(await listAttention(mine.ctx())).toEqual([]);
  });
});
