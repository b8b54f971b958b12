import { expect, it } from "vitest";
import { resetRequestLimits } from "@/lib/auth/request-limits";
import { getDatabase } from "@/lib/db/database";
import { runFuzz } from "@/tests/fuzz/run-fuzz";
import { onEachDatabase } from "@/tests/support/database";
import { print } from "@/tests/support/print";

const requests = 300;

// The whole run is `npm run fuzz`.
onEachDatabase("requests of a grammar", (kind) => {
  it(`${requests} of them end in no 5xx, no leak and no broken table`, { timeout: 180_000 }, async () => {
    resetRequestLimits();
    const { query } = await getDatabase();
    const { faults, statuses, sent } = await runFuzz({ requests, seed: 20_261_129, query });
    expect(faults).toEqual([]);
    expect(sent).toBe(requests);
    // Otherwise nothing was tried but how requests are refused.
    expect(statuses["200"]).toBeGreaterThan(30);
    expect(statuses["201"]).toBeGreaterThan(10);
    print(
      `${kind}: ${Object.entries(statuses)
        .map(([status, count]) => `${count} × ${status}`)
        .join(", ")}`,
    );
  });
});
