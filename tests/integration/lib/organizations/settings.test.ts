import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { signIn } from "@/lib/auth/sign-in";
import { withoutOrganization } from "@/lib/db/without-organization";
import { changeSlug } from "@/lib/organizations/change-slug";
import { deleteEndedSlugs } from "@/lib/organizations/delete-ended-slugs";
import { deleteOrganization } from "@/lib/organizations/delete-organization";
import { eraseDeletedOrganizations } from "@/lib/organizations/erase-organization";
import { findMoved } from "@/lib/organizations/find-moved";
import { findOrganization } from "@/lib/organizations/find-organization";
import { getSettings } from "@/lib/organizations/get-settings";
import { slugAvailable } from "@/lib/organizations/slug-available";
import { onEachDatabase } from "@/tests/support/database";
import { fingerprint } from "@/tests/support/fingerprint";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";
import { populate } from "@/tests/support/populated-organization";
import { useScim } from "@/tests/support/scim";
import { codeOf, setUpSecondFactor } from "@/tests/support/second-factor";

const newSlug = () => `moved-${randomBytes(6).toString("hex")}`;
const day = 86_400_000;

onEachDatabase("the settings of an organization", () => {
  const scim = useScim();

  it("say what it is called, where it is, and what its deletion would take", async () => {
    const { id, slug, ctx } = await makeOrganization();
    await makePeople(id, 3);
    expect(await getSettings(ctx())).toMatchObject({
      id,
      slug,
      name: "Contoso",
      oldSlugs: [],
      people: 4,
      connectors: 0,
      proof: "password",
    });
    await expect(getSettings(ctx("Admin"))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("give it another address, and lead from the old one to it for 30 days", async () => {
    const { id, slug, ctx } = await makeOrganization();
    const next = newSlug();
    expect(await changeSlug(ctx(), { slug: next, version: 1 })).toMatchObject({ slug: next, version: 2 });
    expect(await findOrganization(slug)).toBeNull();
    expect(await findOrganization(next)).toMatchObject({ id });
    expect(await findMoved(slug, new Date())).toBe(next);
    expect(await findMoved(slug.toUpperCase(), new Date())).toBe(next);
    expect(await findMoved(slug, new Date(Date.now() + 31 * day))).toBeNull();
    expect((await getSettings(ctx())).oldSlugs).toMatchObject([{ slug }]);
    const moves = (await auditOf(id, id)).filter(({ action }) => action === "organization.move");
    expect(moves).toMatchObject([{ before: { slug }, after: { slug: next } }]);
    await changeSlug(ctx(), { slug: next });
    expect((await auditOf(id, id)).filter(({ action }) => action === "organization.move")).toHaveLength(1);
  });

  it("keep five old addresses at a time", async () => {
    const { ctx } = await makeOrganization();
    for (let times = 1; times <= 5; times += 1) await changeSlug(ctx(), { slug: newSlug() });
    const more = changeSlug(ctx(), { slug: newSlug() });
    await expect(more).rejects.toMatchObject({
      code: "conflict",
      field: "slug",
      message: expect.stringContaining("5 times within 30 days"),
    });
  });

  it("leave an old address to nobody else before its time, and to its own organization at any time", async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()];
    await changeSlug(mine.ctx(), { slug: newSlug() });
    const taken = { code: "conflict", field: "slug" };
    await expect(changeSlug(other.ctx(), { slug: mine.slug })).rejects.toMatchObject(taken);
    expect(await slugAvailable(mine.slug)).toMatchObject({ available: false });
    await changeSlug(mine.ctx(), { slug: mine.slug });
    expect(await findMoved(mine.slug, new Date())).toBeNull();
    await changeSlug(mine.ctx(), { slug: newSlug() });
    expect(await deleteEndedSlugs(new Date(Date.now() + 31 * day))).toBeGreaterThan(0);
    expect(await changeSlug(other.ctx(), { slug: mine.slug })).toMatchObject({ slug: mine.slug });
  });

  it("take no address of another organization, nor an edit that began before somebody else's", async () => {
    const [mine, other] = [await makeOrganization(), await makeOrganization()];
    await expect(changeSlug(mine.ctx(), { slug: other.slug })).rejects.toMatchObject({
      code: "conflict",
      field: "slug",
      message: expect.stringContaining(`/o/${other.slug} belongs to another organization.`),
    });
    await changeSlug(mine.ctx(), { slug: newSlug() });
    await expect(changeSlug(mine.ctx(), { slug: newSlug(), version: 1 })).rejects.toMatchObject({ field: "version" });
    await expect(changeSlug(mine.ctx("Admin"), { slug: newSlug() })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("delete it with every row it has, and nothing of another one", async () => {
    const mine = await populate(await scim.connect());
    const theirs = await populate(await scim.connect());
    const { id, password, email, ctx } = mine.organization;
    const before = await fingerprint(theirs.organization.id);
    const settings = await getSettings(ctx());
    if (settings.proof !== "password") throw new Error("The founder has another proof.");
    await deleteOrganization(ctx(), { name: "Contoso", password });
    const left = Object.entries(await fingerprint(id)).filter(([, print]) => !print.startsWith("0 rows"));
    expect(left).toEqual([]);
    expect(await fingerprint(theirs.organization.id)).toEqual(before);
    const origin = { address: "test", userAgent: null, now: () => new Date() };
    expect(await signIn({ email, password }, origin)).toMatchObject({ ok: false });
    expect((await mine.send("GET", "/Users")).status).toBe(401);
  });

  it("delete nothing without the name, without a fresh proof, and for nobody without the permission", async () => {
    const { id, password, ctx } = await makeOrganization();
    const remove = (input: Parameters<typeof deleteOrganization>[1]) => deleteOrganization(ctx(), input);
    await expect(remove({ name: "contoso", password })).rejects.toMatchObject({ field: "name" });
    await expect(remove({ name: "Contoso" })).rejects.toMatchObject({ field: "password" });
    await expect(remove({ name: "Contoso", password: "wrong" })).rejects.toMatchObject({ field: "password" });
    await expect(deleteOrganization(ctx("Admin"), { name: "Contoso", password })).rejects.toMatchObject({
      code: "forbidden",
    });
    const before = new Date(Date.now() - 60_000);
    const { secret } = await setUpSecondFactor(ctx("EnterpriseAdmin", () => before));
    await expect(remove({ name: "Contoso", password })).rejects.toMatchObject({ field: "code" });
    expect(await getSettings(ctx())).toMatchObject({ id, proof: "code" });
    await remove({ name: "Contoso", code: codeOf(secret) });
    await expect(getSettings(ctx())).rejects.toMatchObject({ code: "not_found" });
  });

  it("let nobody guess the proof", async () => {
    const { password, ctx } = await makeOrganization();
    const guess = (tried: string) => deleteOrganization(ctx(), { name: "Contoso", password: tried });
    for (let count = 0; count < 10; count += 1) {
      await expect(guess("wrong")).rejects.toMatchObject({ field: "password" });
    }
    await expect(guess(password)).rejects.toMatchObject({ code: "too_many_attempts" });
  });

  it("are erased by the hourly job where a crash left them", async () => {
    const { id, slug } = await makeOrganization();
    await makePeople(id, 5);
    await withoutOrganization((tx) => tx.query("update organization set deleted_at = now() where id = $1", [id]));
    expect(await eraseDeletedOrganizations()).toBe(1);
    expect(await findOrganization(slug)).toBeNull();
  });
});
