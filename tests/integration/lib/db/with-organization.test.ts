import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { getDatabase } from "@/lib/db/database";
import type { Tx } from "@/lib/db/transaction";
import { isUniqueViolation, sqlState } from "@/lib/db/violations";
import { withOrganization } from "@/lib/db/with-organization";
import { withoutOrganization } from "@/lib/db/without-organization";
import { createConnector, insertUser, makeOrganization } from "@/tests/integration/lib/db/rows";
import { onEachDatabase } from "@/tests/support/database";

const userNames = async (tx: Tx) =>
  (await tx.query<{ name: string }>(`select user_name as name from "user" order by user_name`)).map(({ name }) => name);

onEachDatabase("withOrganization", () => {
  it("commits what SQL and Prisma's models wrote in one transaction", async () => {
    const id = await makeOrganization();
    await withOrganization(id, async (tx) => {
      await insertUser(tx, id, "ada");
      expect(await tx.models.user.findMany({ select: { userName: true } })).toEqual([{ userName: "ada" }]);
      await tx.models.user.updateMany({ data: { displayName: "Ada" } });
      expect(await tx.query(`select display_name as name from "user"`)).toEqual([{ name: "Ada" }]);
    });
    expect(await withOrganization(id, userNames)).toEqual(["ada"]);
  });

  it("rolls back everything when the work throws", async () => {
    const id = await makeOrganization();
    const failing = withOrganization(id, async (tx) => {
      await insertUser(tx, id, "ada");
      await createConnector(tx, id);
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await withOrganization(id, userNames)).toEqual([]);
    expect(await withOrganization(id, (tx) => tx.models.connector.count())).toBe(0);
  });

  it("keeps organizations apart where a statement was prepared for another one, or for all", async () => {
    const ids = [await makeOrganization(), await makeOrganization()];
    for (const [index, id] of ids.entries()) await withOrganization(id, (tx) => insertUser(tx, id, `person ${index}`));
    const text = `select user_name as name from "user" where organization_id = any($1::uuid[]) order by user_name`;
    const names = async (tx: Tx) => (await tx.prepared<{ name: string }>(text, [ids])).map(({ name }) => name);
    // Often enough for PostgreSQL to keep one plan, on every connection of the pool.
    for (let round = 0; round < 12; round += 1) {
      expect(await Promise.all(ids.map((id) => withOrganization(id, names)))).toEqual([["person 0"], ["person 1"]]);
      expect(await withoutOrganization(names)).toEqual(["person 0", "person 1"]);
    }
  });

  it("goes on with a prepared statement after it failed and was rolled back", async () => {
    const id = await makeOrganization();
    const divide = (by: number) =>
      withOrganization(id, (tx) => tx.prepared<{ value: number }>("select 6 / $1::int as value", [by]));
    expect(await divide(2)).toEqual([{ value: 3 }]);
    await expect(divide(0)).rejects.toThrow("division by zero");
    expect(await divide(3)).toEqual([{ value: 2 }]);
  });

  it("never reports success after a statement failed, even when the work caught the error", async () => {
    const id = await makeOrganization();
    const failing = withOrganization(id, async (tx) => {
      await insertUser(tx, id, "ada");
      await insertUser(tx, id, "ada").catch(() => {});
      return "done";
    });
    await expect(failing).rejects.toSatisfy(isUniqueViolation);
    expect(await withOrganization(id, userNames)).toEqual([]);
  });

  it("tells the same SQLSTATE from SQL and from Prisma's models", async () => {
    const id = await makeOrganization();
    const twice = { id, slug: id, name: "again", createdAt: new Date() };
    await expect(withOrganization(id, (tx) => tx.models.organization.create({ data: twice }))).rejects.toSatisfy(
      isUniqueViolation,
    );
    const foreign = { ...twice, id: randomUUID(), slug: "foreign" };
    const refused = await withOrganization(id, (tx) => tx.models.organization.create({ data: foreign })).catch(
      (error: unknown) => error,
    );
    expect(sqlState(refused)).toBe("42501");
  });

  it("joins a transaction of the same organization that is already open", async () => {
    const id = await makeOrganization();
    const failing = withOrganization(id, async (tx) => {
      await withOrganization(id, (inner) => insertUser(inner, id, "ada"));
      expect(await userNames(tx)).toEqual(["ada"]);
      throw new Error("undo both");
    });
    await expect(failing).rejects.toThrow("undo both");
    expect(await withOrganization(id, userNames)).toEqual([]);
  });

  it("refuses another organization, none, and a bare query inside an open transaction", async () => {
    const id = await makeOrganization();
    await withOrganization(id, async () => {
      await expect(withOrganization(randomUUID(), userNames)).rejects.toThrow("cannot start inside");
      await expect(withoutOrganization(userNames)).rejects.toThrow("cannot start inside");
      await expect((await getDatabase()).query("select 1")).rejects.toThrow("Inside a transaction");
    });
    await withoutOrganization(async () => {
      await expect(withOrganization(id, userNames)).rejects.toThrow("cannot start inside");
    });
  });

  it("refuses an id that is not a UUID", async () => {
    const injection = `${randomUUID()}', true); drop table session; --`;
    await expect(withOrganization(injection, userNames)).rejects.toThrow("Not an organization id");
  });

  it("refuses Prisma's models outside a transaction and after it has ended", async () => {
    const id = await makeOrganization();
    let kept: Tx | undefined;
    await withOrganization(id, async (tx) => {
      kept = tx;
    });
    await expect(kept!.models.user.findMany()).rejects.toThrow("only inside withOrganization");
    await expect(kept!.query("select 1")).rejects.toThrow("has ended");
  });

  it("lets work that outlives its transaction open a new one", async () => {
    const id = await makeOrganization();
    let later: Promise<string[]> | undefined;
    await withOrganization(id, async () => {
      later = new Promise((resolve) => setTimeout(resolve, 50)).then(() => withOrganization(id, userNames));
    });
    expect(await later).toEqual([]);
  });

  it("refuses findUnique, which Prisma batches across callers", async () => {
    const id = await makeOrganization();
    const unguarded = (tx: Tx) => tx.models.organization as unknown as { findUnique(q: object): Promise<unknown> };
    await expect(withOrganization(id, (tx) => unguarded(tx).findUnique({ where: { id } }))).rejects.toThrow(
      "findFirst",
    );
  });

  it("undoes only a failed nested write of Prisma's when the work goes on", async () => {
    const id = await makeOrganization();
    await withOrganization(id, async (tx) => {
      await insertUser(tx, id, "ada");
      const connector = { organizationId: id, id: randomUUID(), kind: "entra", name: "Entra", provisioningOn: true };
      const token = {
        id: randomUUID(),
        kind: "bearer",
        name: "t",
        prefix: "p",
        hash: "h",
        active: true,
        createdBy: "x",
        createdAt: new Date(),
      };
      const credentials = { create: [token, token] };
      const nested = tx.models.connector.create({ data: { ...connector, createdAt: new Date(), credentials } });
      await expect(nested).rejects.toSatisfy(isUniqueViolation);
    });
    expect(await withOrganization(id, userNames)).toEqual(["ada"]);
    expect(await withOrganization(id, (tx) => tx.models.connector.count())).toBe(0);
  });

  it("keeps nested writes and other statements of one transaction apart when they are sent at once", async () => {
    const id = await makeOrganization();
    await withOrganization(id, async (tx) => {
      const credentials = () => ({
        create: [1, 2].map(() => ({
          id: randomUUID(),
          kind: "bearer",
          name: "t",
          prefix: "p",
          hash: randomUUID(),
          active: true,
          createdBy: "x",
          createdAt: new Date(),
        })),
      });
      const base = { organizationId: id, kind: "entra", name: "Entra", provisioningOn: true, createdAt: new Date() };
      await Promise.all(
        Array.from({ length: 10 }, (_, index) => [
          tx.models.connector.create({ data: { ...base, id: randomUUID(), credentials: credentials() } }),
          insertUser(tx, id, `user ${index}`),
        ]).flat(),
      );
    });
    expect(await withOrganization(id, (tx) => tx.models.credential.count())).toBe(20);
    expect(await withOrganization(id, userNames)).toHaveLength(10);
  });

  it("never shows one organization to another when 50 work at once", async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => makeOrganization()));
    await Promise.all(
      ids.map((id) =>
        withOrganization(id, async (tx) => {
          await insertUser(tx, id, `sql ${id}`);
          const connectorId = await createConnector(tx, id);
          await tx.models.user.updateMany({ data: { connectorId } });
          const bySql = await tx.query<{ id: string }>(`select organization_id as id from "user"`);
          const byPrisma = await tx.models.user.findMany({ include: { connector: true, organization: true } });
          expect(bySql).toEqual([{ id }]);
          expect(byPrisma.map((user) => [user.organization.id, user.connector?.id])).toEqual([[id, connectorId]]);
        }),
      ),
    );
    const all = await withoutOrganization((tx) => tx.models.user.findMany({ where: { organizationId: { in: ids } } }));
    expect(all.map((user) => user.userName).sort()).toEqual(ids.map((id) => `sql ${id}`).sort());
  });
});
