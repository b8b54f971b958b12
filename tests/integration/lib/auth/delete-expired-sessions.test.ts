import { expect, it } from "vitest";
import { deleteExpiredSessions } from "@/lib/auth/delete-expired-sessions";
import { signIn } from "@/lib/auth/sign-in";
import { withOrganization } from "@/lib/db/with-organization";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization } from "@/tests/support/make-organization";

onEachDatabase("deleteExpiredSessions", () => {
  it("deletes sessions that are over and keeps the others", async () => {
    const { id, email, password } = await makeOrganization();
    const at = (now: Date) => ({ address: null, userAgent: null, now: () => now });
    await signIn({ email, password }, at(new Date("2026-01-01T00:00:00Z")));
    await signIn({ email, password }, at(new Date("2026-02-20T00:00:00Z")));
    await deleteExpiredSessions(new Date("2026-02-25T00:00:00Z"));
    const kept = await withOrganization(id, (tx) => tx.query<{ created_at: Date }>("select created_at from session"));
    expect(kept.map((session) => session.created_at.toISOString())).toEqual(["2026-02-20T00:00:00.000Z"]);
  });
});
