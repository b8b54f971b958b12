import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { createFolder } from "@/lib/folders/create-folder";
import { listFolders } from "@/lib/folders/list-folders";
import { CreateFolder } from "@/lib/folders/schemas";
import { onEachDatabase } from "@/tests/support/database";
import { askFor, foldersOf } from "@/tests/support/folders";
import { auditOf, makeOrganization } from "@/tests/support/make-organization";
import { makePeople } from "@/tests/support/make-people";

const named = (name: string, more: Partial<CreateFolder> = {}): CreateFolder => ({
  name,
  parentId: null,
  externalId: null,
  ...more,
});

it("takes names by the rules of Entra, and says which rule was broken", () => {
  const refusal = (input: object) => CreateFolder.safeParse(input).error?.issues[0]?.message;
  expect(CreateFolder.parse({ name: "  Sales EU ", externalId: " " })).toEqual(named("Sales EU"));
  expect(refusal({ name: " " })).toBe("Enter a name.");
  expect(refusal({ name: "Sales, EU" })).toBe("A folder name has no comma, because Entra separates folders by commas.");
  expect(refusal({ name: "x".repeat(201) })).toContain("at most 200 characters");
  expect(refusal({ name: "a\nb" })).toContain("control characters");
  expect(refusal({ name: "a", externalId: "1,2" })).toContain("no comma");
  expect(CreateFolder.safeParse({ name: "x".repeat(200) }).success).toBe(true);
});

onEachDatabase("create folder", () => {
  it("creates a folder at the top and one inside, and audits who", async () => {
    const { id, ctx } = await makeOrganization();
    const top = await createFolder(ctx("User"), named("Sales", { externalId: "S1" }));
    expect(top).toEqual({ ...named("Sales", { externalId: "S1" }), id: top.id, people: 0, rules: 0, version: 1 });
    const inner = await createFolder(ctx("User"), named("EU", { parentId: top.id }));
    expect(inner.parentId).toBe(top.id);
    expect(await auditOf(id, inner.id)).toEqual([
      {
        action: "folder.create",
        actor_name: "Mia Chen",
        before: null,
        after: { name: "EU", externalId: null, parent: "Sales" },
      },
    ]);
  });

  it("gives it to everybody for whom Entra named it", async () => {
    const { id, ctx } = await makeOrganization();
    const people = await makePeople(id, 3);
    await askFor(id, people[0] ?? "", ["Sales EU"]);
    await askFor(id, people[1] ?? "", ["s-1"]);
    const folder = await createFolder(ctx(), named("sales eu", { externalId: "s-1" }));
    expect(folder.people).toBe(2);
    for (const userId of people.slice(0, 2)) expect(await foldersOf(id, userId)).toEqual([folder.id]);
    expect((await auditOf(id, folder.id))[0]?.after).toMatchObject({ people: 2 });
  });

  it("refuses a second name beside it in any case, and takes it elsewhere", async () => {
    const { ctx } = await makeOrganization();
    const top = await createFolder(ctx(), named("Sales"));
    await expect(createFolder(ctx(), named("SALES"))).rejects.toMatchObject({
      code: "conflict",
      field: "name",
      message: "There is a folder “Sales” at the top of the tree already. Choose another name.",
    });
    await createFolder(ctx(), named("Sales", { parentId: top.id }));
    await expect(createFolder(ctx(), named("sales", { parentId: top.id }))).rejects.toThrow("in “Sales” already");
  });

  it("refuses an external id that another folder has", async () => {
    const { ctx } = await makeOrganization();
    await createFolder(ctx(), named("Sales", { externalId: "4711" }));
    await expect(createFolder(ctx(), named("Other", { externalId: "4711" }))).rejects.toMatchObject({
      code: "conflict",
      field: "externalId",
      message: expect.stringContaining("“Sales” has the external id 4711"),
    });
  });

  it("makes one of two folders of a name that are created at once", async () => {
    const { ctx } = await makeOrganization();
    const done = await Promise.allSettled([1, 2, 3, 4].map(() => createFolder(ctx(), named("Sales"))));
    expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of done) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "conflict" });
  });

  it("refuses a place in another organization or in none", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const foreign = await createFolder(theirs.ctx(), named("Theirs"));
    for (const parentId of [foreign.id, uuidv7()]) {
      await expect(createFolder(mine.ctx(), named("Mine", { parentId }))).rejects.toMatchObject({
        code: "invalid_input",
        field: "parentId",
      });
    }
    expect(await listFolders(mine.ctx(), {})).toEqual([]);
  });

  it("stops at 5,000 folders", async () => {
    const { id, ctx } = await makeOrganization();
    await withOrganization(id, (tx) =>
      tx.query(
        `insert into folder (organization_id, id, name, name_key, version, created_at, updated_at)
         select $1, gen_random_uuid(), n::text, n::text, 1, now(), now() from generate_series(1, 5000) n`,
        [id],
      ),
    );
    await expect(createFolder(ctx(), named("One more"))).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("5,000 folders"),
    });
  });

  it("is forbidden for ReadOnly", async () => {
    const { ctx } = await makeOrganization();
    await expect(createFolder(ctx("ReadOnly"), named("Sales"))).rejects.toMatchObject({ code: "forbidden" });
  });
});
