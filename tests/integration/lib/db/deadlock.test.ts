import { expect, it } from "vitest";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";
import { insertUser, makeOrganization } from "@/tests/integration/lib/db/rows";
import { databaseKinds, onEachDatabase } from "@/tests/support/database";

// PGlite runs one transaction at a time, so two never meet.
const kinds = databaseKinds.filter((kind) => kind === "postgres");

onEachDatabase(
  "transactions that meet",
  () => {
    const write = (tx: Tx, id: string) => tx.query(`update "user" set version = version + 1 where id = $1`, [id]);
    const writeByPrisma = (tx: Tx, id: string) =>
      tx.models.user.updateMany({ where: { id }, data: { version: { increment: 1 } } });

    it.each([
      ["SQL", write],
      ["Prisma's models", writeByPrisma],
    ])("runs the work again after a deadlock of %s, and loses no write", async (_name, update) => {
      const organizationId = await makeOrganization();
      const [a, b] = await withOrganization(organizationId, async (tx) => [
        await insertUser(tx, organizationId, "a"),
        await insertUser(tx, organizationId, "b"),
      ]);
      let runs = 0;
      const both = meeting(2);
      const cross = (first: string, second: string) =>
        withOrganization(organizationId, async (tx) => {
          runs += 1;
          await update(tx, first);
          await both();
          await update(tx, second);
        });
      await Promise.all([cross(a!, b!), cross(b!, a!)]);
      expect(runs).toBe(3);
      const versions = await withOrganization(organizationId, (tx) => tx.query(`select version from "user"`));
      expect(versions).toEqual([{ version: 3 }, { version: 3 }]);
    });

    it("runs the work again even when it hid the deadlock behind another error", async () => {
      const organizationId = await makeOrganization();
      const [a, b] = await withOrganization(organizationId, async (tx) => [
        await insertUser(tx, organizationId, "a"),
        await insertUser(tx, organizationId, "b"),
      ]);
      const both = meeting(2);
      const cross = (first: string, second: string) =>
        withOrganization(organizationId, async (tx) => {
          await write(tx, first);
          await both();
          await write(tx, second).catch(() => {
            throw new Error("something went wrong");
          });
        });
      await expect(Promise.all([cross(a!, b!), cross(b!, a!)])).resolves.toEqual([undefined, undefined]);
    });
  },
  kinds,
);

onEachDatabase("a conflict between transactions", () => {
  it("gives up on a conflict that comes back every time", async () => {
    const organizationId = await makeOrganization();
    let runs = 0;
    const failing = withOrganization(organizationId, async (tx) => {
      runs += 1;
      await tx.query("do $$ begin raise exception 'always' using errcode = '40001'; end $$");
    });
    await expect(failing).rejects.toThrow("always");
    expect(runs).toBe(5);
  });

  it("does not run the work again after any other failure", async () => {
    const organizationId = await makeOrganization();
    let runs = 0;
    const failing = withOrganization(organizationId, async (tx) => {
      runs += 1;
      await tx.query("select 1 / 0");
    });
    await expect(failing).rejects.toThrow("division by zero");
    expect(runs).toBe(1);
  });
});

/** Resolves for all callers once `count` of them have come; later ones pass at once. */
function meeting(count: number): () => Promise<void> {
  let missing = count;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    missing -= 1;
    if (missing <= 0) open();
    return opened;
  };
}
