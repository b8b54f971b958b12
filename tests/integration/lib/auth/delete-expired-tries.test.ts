import { expect, it } from "vitest";
import { deleteExpiredTries } from "@/lib/auth/delete-expired-tries";
import { withoutOrganization } from "@/lib/db/without-organization";
import { onEachDatabase } from "@/tests/support/database";

onEachDatabase("deleteExpiredTries", () => {
  it("forgets what is over and keeps what still counts", async () => {
    const now = new Date("2026-11-24T12:00:00Z");
    await withoutOrganization((tx) =>
      tx.query("insert into rate_limit (key, points, expire) values ('old', 1, $1), ('new', 1, $2)", [
        new Date("2026-11-24T11:59:59Z"),
        new Date("2026-11-24T12:00:01Z"),
      ]),
    );
    await deleteExpiredTries(now);
    expect(await withoutOrganization((tx) => tx.query("select key from rate_limit"))).toEqual([{ key: "new" }]);
  });
});
