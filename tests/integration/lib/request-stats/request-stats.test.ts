import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { withOrganization } from "@/lib/db/with-organization";
import { getRequestSeries } from "@/lib/request-stats/get-request-series";
import { rollUpHours } from "@/lib/request-stats/roll-up-hours";
import type { RequestPoint } from "@/lib/request-stats/schemas";
import { onEachDatabase } from "@/tests/support/database";
import { makeConnector, type TestConnector } from "@/tests/support/make-connector";
import { makeOrganization } from "@/tests/support/make-organization";

const now = new Date("2026-11-03T12:20:00Z");
const hour = 3_600_000;
const at = (time: string) => new Date(`2026-11-${time}:00Z`);

interface Row {
  readonly at: Date;
  readonly status?: number;
  readonly cause?: string;
  readonly rehearsal?: boolean;
}

async function insert({ organization, connectorId }: TestConnector, rows: readonly Row[]): Promise<void> {
  await withOrganization(organization.id, async (tx) => {
    for (const { at: when, status = 200, cause = null, rehearsal = false } of rows) {
      await tx.query(
        `insert into request_log (organization_id, id, connector_id, at, method, path, status, duration_ms, summary, cause_code,
           is_probe, notes, rehearsal_id)
         values ($1, $2, $3, $4, 'GET', '/Users', $5, 2.5, 'List users', $6, false, '[]', $7)`,
        [
          organization.id,
          uuidv7({ msecs: when.getTime() }),
          connectorId,
          when,
          status,
          cause,
          rehearsal ? uuidv7() : null,
        ],
      );
    }
  });
}

const hoursOf = ({ organization, connectorId }: TestConnector) =>
  withOrganization(organization.id, (tx) =>
    tx.query<{ hour: Date; accepted: number; refused: number; failed: number; duration_ms: number }>(
      `select hour, accepted, refused, failed, duration_ms from request_hour
       where organization_id = $1 and connector_id = $2 and accepted + refused + failed > 0 order by hour`,
      [organization.id, connectorId],
    ),
  );

const busy = (points: readonly RequestPoint[]) =>
  points
    .filter(({ accepted, refused }) => accepted + refused > 0)
    .map((point) => [point.at.slice(8, 16), point.accepted, point.refused]);

onEachDatabase("the roll-up of requests by the hour", () => {
  const series = (connector: TestConnector, range: "24h" | "30d") =>
    getRequestSeries(
      connector.organization.ctx("Admin", () => now),
      connector.connectorId,
      range,
    );

  it("counts accepted, refused and failed once each, however often it runs", async () => {
    const connector = await makeConnector();
    await insert(connector, [
      { at: at("03T09:00") },
      { at: new Date(at("03T10:00").getTime() - 1) },
      { at: at("03T10:00"), status: 401 },
      { at: at("03T10:59"), status: 500 },
      { at: at("03T11:30"), status: 503, cause: "provisioning_off" },
      { at: at("03T11:31"), status: 503, cause: "unavailable" },
      { at: at("03T12:10") },
    ]);
    await rollUpHours(now);
    await rollUpHours(now);
    expect(await hoursOf(connector)).toEqual([
      { hour: at("03T09:00"), accepted: 2, refused: 0, failed: 0, duration_ms: 5 },
      { hour: at("03T10:00"), accepted: 0, refused: 1, failed: 1, duration_ms: 5 },
      { hour: at("03T11:00"), accepted: 0, refused: 0, failed: 1, duration_ms: 5 },
    ]);
  });

  it("takes rows that come late, and keeps what was counted when the log is deleted", async () => {
    const connector = await makeConnector();
    await insert(connector, [{ at: at("03T10:10") }, { at: at("03T11:10") }]);
    await rollUpHours(now);
    await insert(connector, [{ at: at("03T10:20"), status: 400 }]);
    await rollUpHours(now);
    await withOrganization(connector.organization.id, (tx) =>
      tx.query("delete from request_log where organization_id = $1", [connector.organization.id]),
    );
    await rollUpHours(new Date(now.getTime() + hour));
    expect((await hoursOf(connector)).map(({ accepted, refused }) => [accepted, refused])).toEqual([
      [1, 1],
      [1, 0],
    ]);
  });

  it("does not count rehearsals, neither rolled up nor live", async () => {
    const connector = await makeConnector();
    await insert(connector, [
      { at: at("03T10:10"), rehearsal: true },
      { at: at("03T10:11") },
      { at: at("03T12:10"), rehearsal: true },
    ]);
    expect(busy((await series(connector, "24h")).points)).toEqual([["03T10:00", 1, 0]]);
    await rollUpHours(now);
    expect(busy((await series(connector, "24h")).points)).toEqual([["03T10:00", 1, 0]]);
  });

  it("gives the same series before the roll-up, after it, and with hours that came since", async () => {
    const connector = await makeConnector();
    await insert(connector, [
      { at: at("02T13:10") },
      { at: at("02T12:59") },
      { at: at("03T11:59"), status: 403 },
      { at: at("03T12:05") },
      { at: at("03T12:06"), status: 503, cause: "guard_held" },
      { at: new Date("2026-10-05T00:00:00Z"), status: 404 },
      { at: new Date("2026-10-04T23:59:59Z"), status: 404 },
    ]);
    const expected = {
      "24h": [
        ["02T13:00", 1, 0],
        ["03T11:00", 0, 1],
        ["03T12:00", 1, 0],
      ],
      "30d": [
        ["05T00:00", 0, 1],
        ["02T00:00", 2, 0],
        ["03T00:00", 1, 1],
      ],
    };
    const check = async () => {
      for (const range of ["24h", "30d"] as const) {
        const { points } = await series(connector, range);
        expect(points).toHaveLength(range === "24h" ? 24 : 30);
        expect(busy(points), range).toEqual(expected[range]);
      }
    };
    await check();
    await rollUpHours(new Date(now.getTime() - 5 * hour));
    await check();
    await rollUpHours(now);
    await check();
  });

  it("forgets hours after 400 days", async () => {
    const connector = await makeConnector();
    const { organization, connectorId } = connector;
    await withOrganization(organization.id, (tx) =>
      tx.query(
        `insert into request_hour (organization_id, connector_id, hour, accepted, refused, failed, duration_ms)
         select $1, $2, $3::timestamptz - n * interval '1 day', n, 0, 0, 1 from unnest(array[399, 401]) n`,
        [organization.id, connectorId, at("03T12:00")],
      ),
    );
    await insert(connector, [{ at: at("03T10:10") }]);
    await withOrganization(organization.id, (tx) =>
      tx.query("update request_hour set hour = $2 where organization_id = $1 and accepted = 399", [
        organization.id,
        at("03T09:00"),
      ]),
    );
    await rollUpHours(now);
    expect((await hoursOf(connector)).map(({ accepted }) => accepted)).toEqual([399, 1]);
  });

  it("is for people of the organization who may read the log", async () => {
    const { organization, connectorId } = await makeConnector();
    const stranger = await makeOrganization();
    await expect(getRequestSeries(stranger.ctx(), connectorId, "24h")).rejects.toMatchObject({ code: "not_found" });
    await expect(getRequestSeries(organization.ctx("User"), connectorId, "24h")).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
