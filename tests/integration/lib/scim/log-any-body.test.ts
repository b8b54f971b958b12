import { expect, it } from "vitest";
import { flushRequestLog } from "@/lib/request-log/background-log";
import { listRequests } from "@/lib/request-log/list-requests";
import { userUrn } from "@/lib/scim/protocol/urns";
import { onEachDatabase } from "@/tests/support/database";
import { useScim } from "@/tests/support/scim";

onEachDatabase("the request log and bodies that are too long for it", () => {
  const scim = useScim();

  it("keeps the beginning of a body also where that ends in the middle of a surrogate pair", async () => {
    const client = await scim.connect();
    for (const padding of ["", "x"]) {
      const body = { schemas: [userUrn], userName: `long${padding}`, title: padding + "😀".repeat(40_000) };
      expect((await client.send("POST", "/Users", { body })).status).toBe(201);
      // Refused, so that its row is written together with others'.
      expect((await client.send("POST", "/Users", { body })).status).toBe(409);
    }
    await flushRequestLog();
    expect((await listRequests(client.ctx, {})).items).toHaveLength(4);
  });
});
