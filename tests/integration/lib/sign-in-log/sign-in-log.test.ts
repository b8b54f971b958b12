import { v7 as uuidv7 } from "uuid";
import { beforeAll, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { deleteExpiredSignIns } from "@/lib/sign-in-log/delete-expired";
import { getSignIn } from "@/lib/sign-in-log/get-sign-in";
import { listSignIns } from "@/lib/sign-in-log/list-sign-ins";
import { logSignIn, type SignInTrace } from "@/lib/sign-in-log/log-sign-in";
import { passwordCauses } from "@/lib/sign-in-log/password-causes";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";
import { readAllPages } from "@/tests/support/read-all-pages";

const stranger = "eve.adams@fabrikam.example";
const connector = { id: uuidv7(), name: "Entra production" };

onEachDatabase("the sign-in log", () => {
  let organization: TestOrganization;
  let base: SignInTrace;

  beforeAll(async () => {
    organization = await makeOrganization();
    base = {
      organizationId: organization.id,
      at: new Date("2026-03-03T12:00:00Z"),
      userId: organization.founderId,
      person: "Mia Chen",
      method: "password",
      refusal: null,
      address: "192.0.2.7",
      userAgent: "Firefox",
    };
    for (let count = 0; count < 56; count += 1) await logSignIn(base);
    await logSignIn({ ...base, refusal: passwordCauses.wrong, at: new Date("2026-03-05T00:00:00Z") });
    await logSignIn({
      ...base,
      userId: null,
      person: stranger,
      method: "entra",
      connector,
      refusal: { causeCode: "unbound", cause: `Nobody is ${stranger} here.`, cure: `Assign ${stranger} in Entra.` },
      details: { claims: { preferred_username: stranger, oid: "7a" } },
    });
  });

  const only = async (params: Parameters<typeof listSignIns>[1], role: "Admin" | "EnterpriseAdmin" = "Admin") =>
    (await listSignIns(organization.ctx(role), params)).total.count;

  it("list sign-ins turns its pages, newest first", async () => {
    const items = await readAllPages((cursor) => listSignIns(organization.ctx(), cursor));
    expect(items).toHaveLength(58);
    const ids = items.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort().reverse());
    expect((await listSignIns(organization.ctx(), {})).total).toEqual({ count: 58, exact: true });
  });

  it("keeps to person, method, connector, outcome, cause and days", async () => {
    expect(await only({ q: "mia" })).toBe(57);
    expect(await only({ user: organization.founderId })).toBe(57);
    expect(await only({ method: "entra" })).toBe(1);
    expect(await only({ connector: connector.id })).toBe(1);
    expect(await only({ failed: "1" })).toBe(2);
    expect(await only({ cause: "password_wrong" })).toBe(1);
  });

  it("keeps to days by when it was", async () => {
    const old = await makeOrganization();
    for (const day of ["2026-11-02T23:59:59.999Z", "2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z"]) {
      await insertAt(old.id, new Date(day));
    }
    const at = async (params: { from?: string; to?: string }) => (await listSignIns(old.ctx(), params)).total.count;
    expect(await at({ from: "2026-11-03", to: "2026-11-03" })).toBe(1);
    expect(await at({ from: "2026-11-03" })).toBe(2);
    expect(await at({ to: "2026-11-02" })).toBe(1);
  });

  it("masks what strangers typed for everybody below EnterpriseAdmin, wherever it stands", async () => {
    const [seen] = (await listSignIns(organization.ctx("Admin"), { cause: "unbound" })).items;
    expect(seen).toMatchObject({ person: "e…@fabrikam.example", recognised: false, userId: null });
    const detail = await getSignIn(organization.ctx("Admin"), seen?.id ?? "");
    expect(JSON.stringify([seen, detail])).not.toContain("eve.adams");
    expect(detail.cause).toBe("Nobody is e…@fabrikam.example here.");
    expect(detail.details).toEqual({ claims: { preferred_username: "e…@fabrikam.example", oid: "7a" } });
    const full = await getSignIn(organization.ctx("EnterpriseAdmin"), seen?.id ?? "");
    expect(full).toMatchObject({ person: stranger, cure: `Assign ${stranger} in Entra.` });
    expect(full.details).toEqual({ claims: { preferred_username: stranger, oid: "7a" } });
  });

  it("lets nobody below EnterpriseAdmin guess what strangers typed by searching", async () => {
    expect(await only({ q: "eve.a" })).toBe(0);
    expect(await only({ q: "eve.a" }, "EnterpriseAdmin")).toBe(1);
  });

  it("shows nothing of what was typed without an @: it may be a password", async () => {
    const other = await makeOrganization();
    await logSignIn({
      ...base,
      organizationId: other.id,
      userId: null,
      person: "hunter2 secret",
      refusal: passwordCauses.wrong,
    });
    expect((await listSignIns(other.ctx("Admin"), {})).items[0]?.person).toBe("…");
  });

  it("hides the sign-ins of another organization", async () => {
    const other = await makeOrganization();
    const [item] = (await listSignIns(organization.ctx(), {})).items;
    expect((await listSignIns(other.ctx(), { user: organization.founderId })).items).toEqual([]);
    await expect(getSignIn(other.ctx(), item?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
    await expect(getSignIn(organization.ctx(), "no-id")).rejects.toMatchObject({ code: "not_found" });
  });

  it("is closed to those who may not read the logs", async () => {
    await expect(listSignIns(organization.ctx("User"), {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getSignIn(organization.ctx("User"), uuidv7())).rejects.toMatchObject({ code: "forbidden" });
  });

  it("refuses a damaged cursor", async () => {
    await expect(listSignIns(organization.ctx(), { after: "bm8" })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("forgets what is older than its days, and nothing else", async () => {
    const old = await makeOrganization();
    const now = new Date("2026-11-28T12:00:00Z");
    await insertAt(old.id, new Date(now.getTime() - 366 * 86_400_000));
    await insertAt(old.id, new Date(now.getTime() - 364 * 86_400_000));
    expect(await deleteExpiredSignIns(365, now)).toBe(1);
    expect((await listSignIns(old.ctx(), {})).total.count).toBe(1);
  });
});

async function insertAt(organizationId: string, at: Date): Promise<void> {
  await withOrganization(organizationId, (tx) =>
    tx.query(
      `insert into sign_in_entry (organization_id, id, at, person, recognised, method, ok)
       values ($1, $2, $3, 'Mia Chen', true, 'password', true)`,
      [organizationId, uuidv7({ msecs: at.getTime() }), at],
    ),
  );
}
