import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { createSession } from "@/lib/auth/create-session";
import { deleteExpiredSessions } from "@/lib/auth/delete-expired-sessions";
import { findSession } from "@/lib/auth/find-session";
import { whyEnded } from "@/lib/auth/why-ended";
import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { endOtherSessions } from "@/lib/sessions/end-other-sessions";
import { endSession } from "@/lib/sessions/end-session";
import { endSessionsOf } from "@/lib/sessions/end-sessions-of";
import { getUserSignIn } from "@/lib/sessions/get-user-sign-in";
import { listSessions } from "@/lib/sessions/list-sessions";
import { flushSeen } from "@/lib/sessions/note-seen";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { deleteUser } from "@/lib/users/delete-user";
import { onEachDatabase } from "@/tests/support/database";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

const start = new Date("2026-11-28T10:00:00Z");
const after = (minutes: number) => new Date(start.getTime() + minutes * 60_000);

async function open(organization: TestOrganization, userId = organization.founderId, at = start): Promise<string> {
  const origin = { address: "192.0.2.9", userAgent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0", now: () => at };
  const id = await withOrganization(organization.id, (tx) =>
    createSession(tx, { organizationId: organization.id, userId, method: "password", secondFactor: false }, origin),
  );
  return id ?? "";
}

const holds = async (organization: TestOrganization, sessionId: string, at: Date) =>
  (await findSession({ organizationId: organization.id, sessionId, others: [] }, at)) !== null;

/** A context of the founder who came with a session. */
const with_ = (organization: TestOrganization, sessionId?: string, at = start): Ctx => ({
  ...organization.ctx("EnterpriseAdmin", () => at),
  ...(sessionId === undefined ? {} : { sessionId }),
});

const setPolicy = (organization: TestOrganization, sessionHours: number, idleMinutes: number | null) =>
  withOrganization(organization.id, (tx) =>
    tx.query(
      `insert into sign_in_policy (organization_id, session_hours, idle_minutes) values ($1, $2, $3)
       on conflict (organization_id) do update set session_hours = $2, idle_minutes = $3`,
      [organization.id, sessionHours, idleMinutes],
    ),
  );

const lastSeen = async (organization: TestOrganization, sessionId: string) => {
  await flushSeen();
  const rows = await withOrganization(organization.id, (tx) =>
    tx.query<{ last_seen_at: Date }>("select last_seen_at from session where organization_id = $1 and id = $2", [
      organization.id,
      sessionId,
    ]),
  );
  return rows[0]?.last_seen_at;
};

onEachDatabase("sessions", () => {
  it("list sessions shows one's own that hold, the current one marked, latest seen first", async () => {
    const organization = await makeOrganization();
    const [first, second] = [await open(organization), await open(organization, undefined, after(1))];
    const bo = await createUserByHand(organization.ctx(), { userName: "bo", accessRole: "Admin" });
    await open(organization, bo.id);
    const sessions = await listSessions(with_(organization, first, after(2)));
    expect(sessions.map(({ id, current }) => [id, current])).toEqual([
      [second, false],
      [first, true],
    ]);
    expect(sessions[1]).toMatchObject({
      method: "password",
      connectorName: null,
      secondFactor: false,
      startedAt: start.toISOString(),
      lastSeenAt: start.toISOString(),
      address: "192.0.2.9",
    });
    expect(await listSessions(with_(organization, first, after(60 * 24 * 31)))).toEqual([]);
  });

  it("end session ends one at once and writes who did it, without the session's id", async () => {
    const organization = await makeOrganization();
    const [mine, other] = [await open(organization), await open(organization)];
    await endSession(with_(organization, mine), other);
    expect(await holds(organization, other, start)).toBe(false);
    expect(await holds(organization, mine, start)).toBe(true);
    const entries = await auditOf(organization.id, organization.founderId);
    expect(entries.at(-1)).toMatchObject({ action: "user.end_session", actor_name: "Mia Chen" });
    expect(JSON.stringify(entries)).not.toContain(other);
    await expect(endSession(with_(organization, mine), other)).rejects.toMatchObject({ code: "not_found" });
  });

  it("lets people without user:update end their own sessions and nobody else's", async () => {
    const organization = await makeOrganization();
    const bo = await createUserByHand(organization.ctx(), { userName: "bo", accessRole: "User" });
    const [boSession, founderSession] = [await open(organization, bo.id), await open(organization)];
    const plain = organization.ctx("User", () => start);
    const ctx: Ctx = { ...plain, actor: { kind: "user", id: bo.id, name: "bo", accessRole: "User" } };
    await expect(endSession(ctx, founderSession)).rejects.toMatchObject({ code: "forbidden" });
    expect(await holds(organization, founderSession, start)).toBe(true);
    await endSession(ctx, boSession);
    expect(await holds(organization, boSession, start)).toBe(false);
    await expect(endSession({ ...ctx, permissions: new Set() }, boSession)).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("keeps an Admin from ending the sessions of an EnterpriseAdmin", async () => {
    const organization = await makeOrganization();
    const session = await open(organization);
    const admin = organization.ctx("Admin", () => start);
    await expect(endSession(admin, session)).rejects.toMatchObject({ code: "forbidden" });
    await expect(endSessionsOf(admin, organization.founderId)).rejects.toMatchObject({ code: "forbidden" });
    expect(await holds(organization, session, start)).toBe(true);
  });

  it("end other sessions keeps the one that asks, and other people's", async () => {
    const organization = await makeOrganization();
    const bo = await createUserByHand(organization.ctx(), { userName: "bo", accessRole: "User" });
    const [mine, one, two] = [await open(organization), await open(organization), await open(organization)];
    const others = await open(organization, bo.id);
    expect(await endOtherSessions(with_(organization, mine))).toEqual({ ended: 2 });
    const now = await Promise.all([mine, one, two, others].map((id) => holds(organization, id, start)));
    expect(now).toEqual([true, false, false, true]);
    expect(await endOtherSessions(with_(organization, mine))).toEqual({ ended: 0 });
    const entries = await auditOf(organization.id, organization.founderId);
    expect(entries.filter(({ action }) => action === "user.end_other_sessions")).toHaveLength(1);
    await expect(endOtherSessions(with_(organization))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("end sessions of ends all of a person's, for those who may change them", async () => {
    const organization = await makeOrganization();
    const bo = await createUserByHand(organization.ctx(), { userName: "bo", accessRole: "User" });
    const [one, two, mine] = [
      await open(organization, bo.id),
      await open(organization, bo.id),
      await open(organization),
    ];
    expect(
      await endSessionsOf(
        organization.ctx("Admin", () => start),
        bo.id,
      ),
    ).toEqual({ ended: 2 });
    expect(await holds(organization, one, start)).toBe(false);
    expect(await holds(organization, two, start)).toBe(false);
    expect(await holds(organization, mine, start)).toBe(true);
    expect((await auditOf(organization.id, bo.id)).at(-1)).toMatchObject({
      action: "user.end_sessions",
      after: { ended: 2 },
    });
    await expect(endSessionsOf(organization.ctx("User"), bo.id)).rejects.toMatchObject({ code: "forbidden" });
    await expect(endSessionsOf(organization.ctx(), uuidv7())).rejects.toMatchObject({ code: "not_found" });
  });

  it("get user sign-in tells how a person signs in, to those who may change them", async () => {
    const organization = await makeOrganization();
    const session = await open(organization);
    await withOrganization(organization.id, (tx) =>
      tx.query(
        `insert into identity (organization_id, connector_id, issuer, entra_tenant_id, object_id, user_id, bound_at)
         values ($1, $2, 'https://login.microsoftonline.com/t/v2.0', 'tenant-1', 'object-1', $3, $4)`,
        [organization.id, uuidv7(), organization.founderId, start],
      ),
    );
    const seen = await getUserSignIn(
      organization.ctx("Admin", () => start),
      organization.founderId,
    );
    expect(seen).toMatchObject({
      loginMethod: "builtin",
      hasPassword: true,
      secondFactorSince: null,
      breakGlass: false,
      identities: [{ entraTenantId: "tenant-1", objectId: "object-1", boundAt: start.toISOString() }],
      sessions: [{ id: session, current: false }],
    });
    const id = organization.founderId;
    await expect(getUserSignIn(organization.ctx("User"), id)).rejects.toMatchObject({ code: "forbidden" });
    const other = await makeOrganization();
    await expect(getUserSignIn(other.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    await expect(endSessionsOf(other.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      endSession(
        other.ctx("EnterpriseAdmin", () => start),
        session,
      ),
    ).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await listSessions(other.ctx("EnterpriseAdmin", () => start))).toEqual([]);
  });
});

onEachDatabase("how long a session lasts", () => {
  it("follows the policy as it is now, not as it was at sign-in", async () => {
    const organization = await makeOrganization();
    const session = await open(organization);
    expect(await holds(organization, session, after(61))).toBe(true);
    await setPolicy(organization, 1, null);
    expect(await holds(organization, session, after(59))).toBe(true);
    expect(await holds(organization, session, after(60))).toBe(false);
    await setPolicy(organization, 2160, null);
    expect(await holds(organization, session, after(60 * 24 * 30))).toBe(false);
  });

  it("ends by idleness, and not while somebody works", async () => {
    const organization = await makeOrganization();
    await setPolicy(organization, 720, 10);
    const [idle, busy] = [await open(organization), await open(organization)];
    for (let minute = 1; minute <= 30; minute += 1) {
      expect(await holds(organization, busy, after(minute))).toBe(true);
      await flushSeen();
    }
    expect(await holds(organization, idle, after(9.9))).toBe(true);
    expect(await listSessions(with_(organization, busy, after(30)))).toHaveLength(1);
    await flushSeen();
    const untouched = await open(organization);
    expect(await holds(organization, untouched, after(10))).toBe(false);
  });

  it("writes down that it was seen at most once in five minutes", async () => {
    const organization = await makeOrganization();
    const session = await open(organization);
    for (const minute of [1, 3, 4.9]) await holds(organization, session, after(minute));
    expect(await lastSeen(organization, session)).toEqual(start);
    await Promise.all([5, 5, 5.1].map((minute) => holds(organization, session, after(minute))));
    expect(await lastSeen(organization, session)).toEqual(after(5));
    await holds(organization, session, after(9));
    expect(await lastSeen(organization, session)).toEqual(after(5));
  });

  it("is over by time or idleness, and ended by whoever took it", async () => {
    const organization = await makeOrganization();
    await setPolicy(organization, 8, 30);
    const why = (sessionId: string, at: Date) =>
      whyEnded({ organizationId: organization.id, sessionId, others: [] }, at);
    const idle = await open(organization);
    expect(await why(idle, after(31))).toBe("over");
    await endSession(with_(organization, idle), idle);
    expect(await why(idle, after(31))).toBe("ended");
    const leaver = await createUserByHand(organization.ctx(), {
      userName: `leaver@${organization.slug}.example`,
      accessRole: "ReadOnly",
    });
    const his = await open(organization, leaver.id, new Date());
    await deleteUser(organization.ctx(), leaver.id);
    expect(await why(his, new Date())).toBe("ended");
    await deleteExpiredSessions(after(60 * 24 * 365));
    expect(await why(idle, after(60 * 24 * 365))).toBe("over");
  });
});
