import { beforeAll, expect, it } from "vitest";
import { updateConnector } from "@/lib/connectors/update-connector";
import { onEachDatabase } from "@/tests/support/database";
import { expectScimError } from "@/tests/support/expect-scim";
import { type ScimUnderTest, useScim } from "@/tests/support/scim";

onEachDatabase("RFC 7644 §3.11 /Me", () => {
  const scim = useScim();
  let connector: ScimUnderTest;
  beforeAll(async () => {
    connector = await scim.connect();
  });

  it("is 501 for every method, as the credential is no user, also while provisioning is off", async () => {
    for (const provisioningOn of [true, false]) {
      await updateConnector(connector.ctx, connector.connectorId, { provisioningOn });
      for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
        const answer = await connector.send(method, "/Me", method === "GET" ? {} : { body: {} });
        expectScimError(answer, 501);
        expect(answer.body.detail).toContain("no user");
      }
    }
  });

  it("needs a credential, and nothing lies below it", async () => {
    expectScimError(await connector.send("GET", "/Me", { authorization: null }), 401);
    expectScimError(await connector.send("GET", "/Me/emails"), 404);
  });
});
