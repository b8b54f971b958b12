import { expect, it } from "vitest";
import { listConflicts } from "@/lib/conflicts/list-conflicts";
import { withOrganization } from "@/lib/db/with-organization";
import { makePeople } from "@/lib/entra-client/people";
import { runCycle } from "@/lib/entra-client/run-cycle";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { onEachDatabase } from "@/tests/support/database";
import { useScim } from "@/tests/support/scim";

onEachDatabase("adoption and re-creation (S6, K13)", () => {
  const scim = useScim();

  it("gives no duplicate and the same ids when 100 people were here before a whole Entra cycle", async () => {
    const client = await scim.connect();
    const ids = new Map<string, string>();
    for (const person of makePeople("adopted", 100)) {
      const userName = String(person.attributes["userName"]);
      ids.set(userName.toLowerCase(), (await createUserByHand(client.ctx, { userName })).id);
    }
    expect(ids.size).toBe(100);
    const report = await runCycle({
      url: client.url,
      token: client.token,
      users: 100,
      groups: 5,
      seed: "adopted",
      steps: ["probe", "discovery", "users", "managers", "groups", "members", "incremental"],
    });
    expect([report.deviations, report.stopped]).toEqual([[], null]);
    const rows = await withOrganization(client.organization.id, (tx) =>
      tx.query<{ id: string; external_id: string | null; connector_id: string | null }>(
        `select id, external_id, connector_id from "user" where user_name_key <> $1`,
        [client.organization.email.toLowerCase()],
      ),
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([...ids.values()].sort());
    expect(new Set(rows.map(({ connector_id }) => connector_id))).toEqual(new Set([client.connectorId]));
    expect(rows.filter(({ external_id }) => external_id === null)).toEqual([]);
    expect((await listConflicts(client.ctx, {})).total.count).toBe(0);
  });

  it("finds nothing to complain about in a second cycle of the same people after all were deleted", async () => {
    const client = await scim.connect();
    const options = { url: client.url, token: client.token, users: 30, groups: 3, seed: "again" };
    const first = await runCycle({ ...options, deleteAll: true });
    expect([first.deviations, first.stopped]).toEqual([[], null]);
    const gone = await withOrganization(client.organization.id, (tx) =>
      tx.query<{ id: string }>("select id from user_tombstone where external_id is not null"),
    );
    expect(gone.length).toBeGreaterThanOrEqual(30);
    const second = await runCycle({ ...options, steps: ["users", "managers", "groups", "members"] });
    expect([second.deviations, second.stopped]).toEqual([[], null]);
    const back = await withOrganization(client.organization.id, (tx) =>
      tx.query<{ id: string }>(`select id from "user" where id = any($1::uuid[])`, [gone.map(({ id }) => id)]),
    );
    expect(back.length).toBeGreaterThanOrEqual(30);
  });
});
