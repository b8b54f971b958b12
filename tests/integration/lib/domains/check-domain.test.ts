import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addDomain } from "@/lib/domains/add-domain";
import { checkDomain } from "@/lib/domains/check-domain";
import { deleteDomain } from "@/lib/domains/delete-domain";
import { saveAnswer } from "@/lib/domains/save-answer";
import { resetEnv } from "@/lib/env";
import { onEachDatabase } from "@/tests/support/database";
import { type DnsServer, type DnsZone, startDnsServer } from "@/tests/support/dns-server";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";

const freshName = () => `d-${randomBytes(6).toString("hex")}.example`;

onEachDatabase("check domain", () => {
  let dns: DnsServer;
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

  /** A domain whose records the zone makes of the value to publish. */
  async function domainWith(zone: (value: string) => DnsZone, name = freshName()) {
    const organization = await makeOrganization();
    const domain = await addDomain(organization.ctx(), { name });
    dns.set(domain.name, zone(domain.record.value));
    return { organization, domain, check: () => checkDomain(organization.ctx(), domain.id) };
  }

  it("verifies by a TXT record among others, and writes one audit row", async () => {
    const { organization, domain, check } = await domainWith((value) => [["v=spf1 -all"], [value], ["other=1"]]);
    const now = new Date();
    const checked = await check();
    expect(checked).toMatchObject({ state: "verified", answer: "found", lostAt: null, version: 2 });
    expect(new Date(checked.verifiedAt ?? 0).getTime()).toBeGreaterThanOrEqual(now.getTime());
    expect(checked.lastCheckedAt).toBe(checked.verifiedAt);
    await check();
    expect((await auditOf(organization.id, domain.id)).map(({ action }) => action)).toEqual([
      "domain.add",
      "domain.verify",
    ]);
  });

  it("puts the strings of one record together", async () => {
    const { check } = await domainWith((value) => [[value.slice(0, 7), value.slice(7, 30), value.slice(30)]]);
    expect((await check()).state).toBe("verified");
  });

  it("follows an alias", async () => {
    const target = freshName();
    const { check } = await domainWith((value) => {
      dns.set(target, [[value]]);
      return { alias: target };
    });
    expect((await check()).state).toBe("verified");
  });

  it("asks for the ASCII name of a domain in another script", async () => {
    const { domain, check } = await domainWith(
      (value) => [[value]],
      `bücher-${randomBytes(4).toString("hex")}.example`,
    );
    expect(domain.name).toMatch(/^xn--/);
    expect((await check()).state).toBe("verified");
  });

  it.each<[string, DnsZone, string, string]>([
    ["two records of others", [["v=spf1 -all"], ["usher-verification=0123"]], "others", "Found: 2 others."],
    ["one record of another", [["v=spf1 -all"]], "others", "Found: 1 other."],
    ["no TXT record", [], "no_txt", "has no TXT record"],
    ["SERVFAIL", "SERVFAIL", "server_failure", "failed to answer"],
    ["REFUSED", "REFUSED", "server_failure", "failed to answer"],
  ])("says what DNS really answered: %s", async (_, zone, answer, words) => {
    const { domain, check } = await domainWith(() => zone);
    const checked = await check();
    expect(checked).toMatchObject({ state: "pending", answer, verifiedAt: null });
    expect(checked.reason).toContain(domain.name);
    expect(checked.reason).toContain(words);
  });

  it("says that a name does not exist", async () => {
    const { domain, check } = await domainWith(() => []);
    dns.remove(domain.name);
    expect(await check()).toMatchObject({ answer: "no_name", reason: expect.stringContaining("NXDOMAIN") });
  });

  it("says within 10 seconds that DNS is silent", async () => {
    const { check } = await domainWith(() => "silence");
    const started = performance.now();
    expect(await check()).toMatchObject({ state: "pending", answer: "timeout" });
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 15_000);

  it("takes two checks at once, and keeps what was asked later", async () => {
    const { organization, domain } = await domainWith((value) => [[value]]);
    const [early, late] = [new Date("2026-11-03T12:00:00Z"), new Date("2026-11-03T12:00:01Z")];
    await Promise.all(
      [late, early, late].map((at) =>
        checkDomain(
          organization.ctx("EnterpriseAdmin", () => at),
          domain.id,
        ),
      ),
    );
    const rows = await auditOf(organization.id, domain.id);
    expect(rows.filter(({ action }) => action === "domain.verify")).toHaveLength(1);
    const { ctx } = organization;
    const stale = await saveAnswer(ctx(), domain.id, { answer: "no_name", others: 0, askedAt: early });
    expect(stale).toMatchObject({ state: "verified", lastCheckedAt: late.toISOString(), lostAt: null });
    await expect(
      saveAnswer(ctx("Admin"), domain.id, { answer: "found", others: 0, askedAt: late }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("does not know another organization's domain, nor one that was deleted", async () => {
    const { organization, domain } = await domainWith((value) => [[value]]);
    const stranger = await makeOrganization();
    await expect(checkDomain(stranger.ctx(), domain.id)).rejects.toMatchObject({ code: "not_found" });
    expect(dns.asked(domain.name)).toBe(0);
    await deleteDomain(organization.ctx(), domain.id);
    await expect(checkDomain(organization.ctx(), domain.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("lets two organizations prove the same name, each by a record of its own", async () => {
    const { domain, check } = await domainWith((value) => [[value]]);
    const other = await makeOrganization();
    const theirs = await addDomain(other.ctx(), { name: domain.name });
    expect(theirs.record.value).not.toBe(domain.record.value);
    expect(await checkDomain(other.ctx(), theirs.id)).toMatchObject({ state: "pending", answer: "others" });
    dns.set(domain.name, [[domain.record.value], [theirs.record.value]]);
    expect([(await check()).state, (await checkDomain(other.ctx(), theirs.id)).state]).toEqual([
      "verified",
      "verified",
    ]);
  });

  it("is forbidden without domain:update", async () => {
    const { organization, domain } = await domainWith(() => []);
    await expect(checkDomain(organization.ctx("Admin"), domain.id)).rejects.toMatchObject({ code: "forbidden" });
    expect(dns.asked(domain.name)).toBe(0);
  });
});
