import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { withoutOrganization } from "@/lib/db/without-organization";
import { addDomain } from "@/lib/domains/add-domain";
import { checkDueDomains } from "@/lib/domains/check-due-domains";
import { getDomain } from "@/lib/domains/get-domain";
import { resetEnv } from "@/lib/env";
import { onEachDatabase } from "@/tests/support/database";
import { type DnsServer, startDnsServer } from "@/tests/support/dns-server";
import { freshDomain } from "@/tests/support/domains";
import { auditOf, makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

const start = new Date("2026-11-03T12:00:00Z");
const at = (hours: number) => () => new Date(start.getTime() + hours * 3_600_000);

onEachDatabase("check due domains", () => {
  let dns: DnsServer;
  let organization: TestOrganization;
  beforeAll(async () => {
    dns = await startDnsServer();
    process.env["USHER_DNS_SERVERS"] = dns.address;
    resetEnv();
  });
  afterAll(async () => {
    delete process.env["USHER_DNS_SERVERS"];
    resetEnv();
    await dns.close();
  });
  beforeEach(async () => {
    await withoutOrganization((tx) => tx.query("delete from domain"));
    organization = await makeOrganization();
  });

  const add = (name = freshDomain()) => addDomain(organization.ctx("EnterpriseAdmin", at(0)), { name });
  const read = (id: string) => getDomain(organization.ctx(), id);

  it("looks hourly for what is pending, and daily for what is verified", async () => {
    const domain = await add();
    expect(await checkDueDomains(at(0))).toBe(1);
    expect(await checkDueDomains(at(0.5))).toBe(0);
    dns.set(domain.name, [[domain.record.value]]);
    expect(await checkDueDomains(at(1))).toBe(1);
    expect(await read(domain.id)).toMatchObject({ state: "verified", lastCheckedAt: at(1)().toISOString() });
    expect(await checkDueDomains(at(20))).toBe(0);
    expect(await checkDueDomains(at(25))).toBe(1);
    expect(await auditOf(organization.id, domain.id)).toMatchObject([
      { action: "domain.add" },
      { action: "domain.verify", actor_name: "Usher" },
    ]);
  });

  it("gives up a pending domain after 7 days", async () => {
    const domain = await add();
    for (let hour = 0; hour < 168; hour += 24) await checkDueDomains(at(hour));
    expect((await read(domain.id)).state).toBe("pending");
    await checkDueDomains(at(168));
    expect((await read(domain.id)).state).toBe("failed");
    expect(await checkDueDomains(at(400))).toBe(0);
    expect((await auditOf(organization.id, domain.id)).map(({ action }) => action)).toEqual([
      "domain.add",
      "domain.fail",
    ]);
  });

  it("keeps a lost domain for 7 days, during which its record may come back", async () => {
    const domain = await add();
    dns.set(domain.name, [[domain.record.value]]);
    await checkDueDomains(at(0));
    dns.set(domain.name, [["v=spf1 -all"]]);
    await checkDueDomains(at(24));
    expect(await read(domain.id)).toMatchObject({
      state: "verified",
      lostAt: at(24)().toISOString(),
      refusesFrom: at(24 + 168)().toISOString(),
    });
    dns.set(domain.name, [[domain.record.value]]);
    await checkDueDomains(at(25));
    expect(await read(domain.id)).toMatchObject({ state: "verified", lostAt: null, verifiedAt: at(0)().toISOString() });
    dns.remove(domain.name);
    await checkDueDomains(at(50));
    await checkDueDomains(at(50 + 168));
    expect(await read(domain.id)).toMatchObject({ state: "failed", answer: "no_name" });
    expect((await auditOf(organization.id, domain.id)).map(({ action }) => action)).toEqual([
      "domain.add",
      "domain.verify",
      "domain.lose",
      "domain.verify",
      "domain.lose",
      "domain.fail",
    ]);
  });

  it("takes nothing from a verified domain while DNS fails", async () => {
    const domain = await add();
    dns.set(domain.name, [[domain.record.value]]);
    await checkDueDomains(at(0));
    dns.set(domain.name, "SERVFAIL");
    for (let hour = 24; hour < 400; hour += 24) await checkDueDomains(at(hour));
    expect(await read(domain.id)).toMatchObject({ state: "verified", lostAt: null, answer: "server_failure" });
  });

  it("looks for each domain once when several replicas run at the same time", async () => {
    const domains = await Promise.all(Array.from({ length: 25 }, () => add()));
    const counts = await Promise.all(Array.from({ length: 3 }, () => checkDueDomains(at(1))));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(25);
    for (const { name } of domains) expect(dns.asked(name)).toBe(1);
  });

  it("takes up what a killed replica had claimed, an hour later", async () => {
    const domain = await add();
    await withOrganization(organization.id, (tx) => tx.query("update domain set next_check_at = $1", [at(1)()]));
    expect(await checkDueDomains(at(0.9))).toBe(0);
    expect(await checkDueDomains(at(1))).toBe(1);
    expect((await read(domain.id)).answer).toBe("no_name");
  });

  it("ends between two batches when the server stops", async () => {
    await Promise.all(Array.from({ length: 15 }, () => add()));
    const looks: number[] = [];
    const isOver = () => looks.push(1) > 1;
    expect(await checkDueDomains(at(1), isOver)).toBe(10);
  });
});
