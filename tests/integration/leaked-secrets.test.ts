import { expect, it } from "vitest";
import { makeSecret } from "@/lib/credentials/secret";
import { getDatabase } from "@/lib/db/database";
import { onEachDatabase } from "@/tests/support/database";
import { leakedSecrets } from "@/tests/support/leaked-secrets";
import { makeConnector } from "@/tests/support/make-connector";

// `onEachDatabase` scans the database of every test file when its tests are over. This shows that the scan can fail.
onEachDatabase("the scan for leaked secrets", () => {
  it("finds a planted one in any column: a text, a list, JSON", async () => {
    const { connectorId, token } = await makeConnector();
    const database = await getDatabase();
    expect(await leakedSecrets(database)).toEqual([]);
    const plants = [
      ["update connector set name = $1 where id = $2", "Microsoft Entra ID"],
      ["update connector set required_attributes = array[$1] where id = $2", ""],
      [
        "update credential set trust = jsonb_build_object('a', jsonb_build_array($1::text)) where connector_id = $2",
        "",
      ],
    ] as const;
    for (const [statement, harmless] of plants) {
      await database.query(statement, [`x ${token}`, connectorId]);
      expect(await leakedSecrets(database)).toEqual([expect.stringMatching(/^(connector|credential): ush_/)]);
      await database.query(statement, [harmless, connectorId]);
    }
    await database.query("update connector set name = $1 where id = $2", [makeSecret().slice(0, -1), connectorId]);
    expect(await leakedSecrets(database)).toEqual([]);
  });
});
