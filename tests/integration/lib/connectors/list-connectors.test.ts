import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import { getConnector } from "@/lib/connectors/get-connector";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { withOrganization } from "@/lib/db/with-organization";
import { type ConnectorWithToken, connectorWithToken } from "@/tests/support/connector-with-token";
import { onEachDatabase } from "@/tests/support/database";

interface LoggedRequest {
  readonly minutesAgo: number;
  readonly status: number;
  readonly isProbe?: boolean;
  readonly causeCode?: string;
}

async function logRequests(
  { organization, id }: ConnectorWithToken,
  requests: readonly LoggedRequest[],
): Promise<void> {
  await withOrganization(organization.id, async (tx) => {
    for (const request of requests) {
      const at = new Date(Date.now() - request.minutesAgo * 60_000);
      await tx.query(
        `insert into request_log (organization_id, id, connector_id, at, method, path, status, duration_ms, summary,
           cause_code, is_probe, notes)
         values ($1, $2, $3, $4, 'GET', '/Users', $5, 1, 'x', $6, $7, '[]'::jsonb)`,
        [
          organization.id,
          uuidv7({ msecs: at.getTime() }),
          id,
          at,
          request.status,
          request.causeCode ?? null,
          request.isProbe ?? false,
        ],
      );
    }
    await tx.query(`update connector set last_contact_at = $2, last_write_at = $2 where id = $1`, [
      id,
      new Date(Date.now() - 30 * 60_000),
    ]);
  });
}

const times = (count: number, request: LoggedRequest) => Array.from({ length: count }, () => request);

onEachDatabase("the connector's figures", () => {
  it("count the last 24 hours and leave older requests out", async () => {
    const connector = await connectorWithToken();
    await logRequests(connector, [
      ...times(3, { minutesAgo: 25 * 60, status: 200 }),
      ...times(4, { minutesAgo: 5 * 60, status: 204 }),
      ...times(2, { minutesAgo: 4 * 60, status: 409 }),
      { minutesAgo: 3 * 60, status: 500 },
      { minutesAgo: 2 * 60, status: 503, causeCode: "provisioning_off" },
      { minutesAgo: 1, status: 200 },
    ]);
    expect(await getConnector(connector.organization.ctx(), connector.id)).toMatchObject({
      state: "healthy",
      requests24h: { accepted: 5, refused: 3 },
    });
  });

  it("turn the state to failing when the last test was refused", async () => {
    const connector = await connectorWithToken();
    await logRequests(connector, [
      ...times(2, { minutesAgo: 90, status: 200 }),
      { minutesAgo: 80, status: 401, isProbe: true },
    ]);
    expect(await getConnector(connector.organization.ctx(), connector.id)).toMatchObject({ state: "failing" });
  });

  it("turn the state to needs attention for few refusals", async () => {
    const connector = await connectorWithToken();
    await logRequests(connector, [{ minutesAgo: 12, status: 400 }, ...times(20, { minutesAgo: 11, status: 200 })]);
    expect(await getConnector(connector.organization.ctx(), connector.id)).toMatchObject({ state: "attention" });
  });

  it("belong to each connector alone", async () => {
    const first = await connectorWithToken();
    const second = await connectorWithToken(first.organization);
    await logRequests(first, [{ minutesAgo: 11, status: 200 }]);
    const ctx = first.organization.ctx();
    await withOrganization(first.organization.id, (tx) => tx.query(`update "user" set connector_id = $1`, [second.id]));
    expect(await listConnectors(ctx)).toMatchObject([
      { id: first.id, state: "healthy", users: 0, requests24h: { accepted: 1 } },
      { id: second.id, state: "waiting", users: 1, requests24h: { accepted: 0 } },
    ]);
  });
});
