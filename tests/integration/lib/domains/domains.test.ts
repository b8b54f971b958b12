import { expect, it } from "vitest";
import { addDomain } from "@/lib/domains/add-domain";
import { deleteDomain } from "@/lib/domains/delete-domain";
import { getDomain } from "@/lib/domains/get-domain";
import { listDomains } from "@/lib/domains/list-domains";
import { createUser } from "@/lib/users/create-user";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";
import { onEachDatabase } from "@/tests/support/database";
import { freshDomain } from "@/tests/support/domains";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";
import { userFields } from "@/tests/support/make-users";

onEachDatabase("domains", () => {
  it("addDomain gives the record to publish, in state pending, and writes an audit row", async () => {
    const organization = await makeOrganization();
    const now = new Date("2026-11-03T14:02:11Z");
    const domain = await addDomain(
      organization.ctx("EnterpriseAdmin", () => now),
      { name: "Bücher.Example." },
    );
    expect(domain).toMatchObject({
      name: "xn--bcher-kva.example",
      shownName: "bücher.example",
      state: "pending",
      record: { type: "TXT", host: "xn--bcher-kva.example", ttl: 3600 },
      answer: null,
      reason: null,
      lastCheckedAt: null,
      createdBy: "Mia Chen",
      createdAt: now.toISOString(),
      version: 1,
    });
    expect(domain.record.value).toMatch(/^usher-verification=[0-9a-f]{32}$/);
    expect(await auditOf(organization.id, domain.id)).toMatchObject([
      { action: "domain.add", actor_name: "Mia Chen", before: null, after: { name: domain.name, state: "pending" } },
    ]);
  });

  it("addDomain refuses a second time in any spelling, and takes it from another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    await addDomain(mine.ctx(), { name: "bücher.example" });
    await expect(addDomain(mine.ctx(), { name: "XN--BCHER-KVA.example." })).rejects.toMatchObject({
      code: "conflict",
      field: "name",
    });
    await addDomain(theirs.ctx(), { name: "bücher.example" });
    expect(await listDomains(theirs.ctx())).toHaveLength(1);
  });

  it("addDomain refuses the 101st, also when many come at once", async () => {
    const organization = await makeOrganization();
    for (let index = 0; index < 98; index += 1) await addDomain(organization.ctx(), { name: freshDomain() });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 5 }, () => addDomain(organization.ctx(), { name: freshDomain() })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(await listDomains(organization.ctx())).toHaveLength(100);
    await expect(addDomain(organization.ctx(), { name: freshDomain() })).rejects.toMatchObject({
      code: "invalid_input",
      field: "name",
    });
  });

  it("listDomains and getDomain count the people of exactly that domain, in either script, by e-mail before user name", async () => {
    const organization = await makeOrganization();
    const ctx = organization.ctx();
    const add = (userName: string, email?: string) =>
      createUser(ctx, userFields(userName, { attributes: email === undefined ? {} : { emails: [{ value: email }] } }));
    await add("ada", "Ada@BÜCHER.example");
    await add("bo", "bo@xn--bcher-kva.example");
    await add("cy@bücher.example");
    await add("dee@bücher.example", "dee@elsewhere.example");
    await add("eve", "eve@sub.bücher.example");
    await add("bücher.example");
    const { id } = await addDomain(ctx, { name: "bücher.example" });
    await addDomain(ctx, { name: "sub.bücher.example" });
    await addDomain(ctx, { name: "empty.example" });
    expect((await listDomains(ctx)).map(({ shownName, people }) => [shownName, people])).toEqual([
      ["empty.example", 0],
      ["sub.bücher.example", 1],
      ["bücher.example", 3],
    ]);
    const cy = (await createUser(ctx, userFields("fay@bücher.example"))).id;
    expect((await getDomain(ctx, id)).people).toBe(4);
    await updateUserByHand(ctx, cy, { email: "fay@elsewhere.example", version: 1 });
    expect((await getDomain(ctx, id)).people).toBe(3);
  });

  it("listDomains counts 30,000 people within a second", async () => {
    const organization = await makeOrganization();
    await makePeople(organization.id, 30_000);
    await addDomain(organization.ctx(), { name: "contoso.example" });
    await listDomains(organization.ctx());
    const started = performance.now();
    expect(await listDomains(organization.ctx())).toMatchObject([{ people: 30_000 }]);
    expect(performance.now() - started).toBeLessThan(1000);
  }, 60_000);

  it("deleteDomain leaves the people, says how many they were, and writes an audit row", async () => {
    const organization = await makeOrganization();
    const { id, name, record } = await addDomain(organization.ctx(), { name: freshDomain() });
    await createUser(organization.ctx(), userFields(`ada@${name}`));
    expect(await deleteDomain(organization.ctx(), id)).toEqual({ people: 1 });
    expect(await listDomains(organization.ctx())).toEqual([]);
    expect((await auditOf(organization.id, id)).at(-1)).toMatchObject({
      action: "domain.delete",
      before: { name, people: 1 },
      after: null,
    });
    const again = await addDomain(organization.ctx(), { name });
    expect(again.record.value).not.toBe(record.value);
  });

  it("does not know another organization's domain", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const { id } = await addDomain(theirs.ctx(), { name: freshDomain() });
    for (const verb of [getDomain, deleteDomain]) {
      await expect(verb(mine.ctx(), id)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await listDomains(mine.ctx())).toEqual([]);
    expect((await getDomain(theirs.ctx(), id)).id).toBe(id);
  });

  it("is forbidden to everybody but an EnterpriseAdmin", async () => {
    const organization = await makeOrganization();
    const { id } = await addDomain(organization.ctx(), { name: freshDomain() });
    const admin = organization.ctx("Admin");
    const forbidden = { code: "forbidden" };
    expect(() => listDomains(admin)).toThrow(expect.objectContaining(forbidden));
    expect(() => getDomain(admin, id)).toThrow(expect.objectContaining(forbidden));
    await expect(addDomain(admin, { name: freshDomain() })).rejects.toMatchObject(forbidden);
    await expect(deleteDomain(admin, id)).rejects.toMatchObject(forbidden);
  });
});
