// The least that could do the same work: node:http and pg, the statements that Usher runs, without row-level security and without SCIM.
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

const { DATABASE_URL, BENCH_CONNECTOR, BENCH_TOKEN_HASH } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 10 });

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

type Work = (client: pg.PoolClient, organizationId: string) => Promise<Answer>;

const server = createServer((request, response) => {
  answer(request).then(
    ({ status, body }) => {
      const text = body === null ? "" : JSON.stringify(body);
      response.writeHead(status, {
        "content-type": "application/scim+json",
        "content-length": Buffer.byteLength(text),
      });
      response.end(text);
    },
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(500).end();
    },
  );
});

async function answer(request: IncomingMessage): Promise<Answer> {
  const organizationId = await authenticate();
  const url = new URL(request.url ?? "/", "http://localhost");
  const [, kind, id = ""] = url.pathname.split("/");
  if (request.method === "GET" && url.searchParams.has("filter"))
    return inTransaction(organizationId, lookUp(nameOf(url)));
  if (request.method === "GET" && id === "") return inTransaction(organizationId, list(url.searchParams));
  if (request.method === "GET") return inTransaction(organizationId, read(id));
  const body = JSON.parse(await readText(request));
  if (request.method === "POST") return inTransaction(organizationId, create(body));
  const [{ op, path, value }] = body.Operations;
  if (kind === "Users") return inTransaction(organizationId, change(id, path, value));
  if (op === "Add") return inTransaction(organizationId, addMember(id, value[0].value));
  return inTransaction(organizationId, removeMember(id, path.split('"')[1]));
}

async function authenticate(): Promise<string> {
  const { rows } = await pool.query(
    `select c.organization_id, c.provisioning_on, t.id, t.active, t.expires_at, t.revoked_at from connector c
     join organization o on o.id = c.organization_id
     join credential t on t.organization_id = c.organization_id and t.hash = $2 where c.id = $1`,
    [BENCH_CONNECTOR, BENCH_TOKEN_HASH],
  );
  return rows[0].organization_id;
}

async function inTransaction(organizationId: string, work: Work): Promise<Answer> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client, organizationId);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

const columns = `u.id, u.user_name, u.external_id, u.active, u.display_name, u.attributes, u.version, u.created_at, u.updated_at,
  (select jsonb_agg(jsonb_build_object('id', g.id, 'displayName', g.display_name)) from group_member m
   join "group" g on g.organization_id = m.organization_id and g.id = m.group_id
   where m.organization_id = u.organization_id and m.user_id = u.id) as groups`;

function lookUp(name: string): Work {
  return async (client, organizationId) => {
    const { rows } = await client.query(
      `select ${columns} from "user" u where u.organization_id = $1 and u.user_name_key = $2 order by u.id limit 100`,
      [organizationId, name.toLowerCase()],
    );
    return { status: 200, body: { totalResults: rows.length, Resources: rows } };
  };
}

function list(query: URLSearchParams): Work {
  return async (client, organizationId) => {
    const { rows } = await client.query(
      `select ${columns} from "user" u where u.organization_id = $1 order by u.id limit $2 offset $3`,
      [organizationId, Number(query.get("count")), Number(query.get("startIndex")) - 1],
    );
    const counted = await client.query(`select count(*)::int as total from "user" u where u.organization_id = $1`, [
      organizationId,
    ]);
    return { status: 200, body: { totalResults: counted.rows[0].total, Resources: rows } };
  };
}

function read(id: string): Work {
  return async (client, organizationId) => {
    const { rows } = await client.query(`select ${columns} from "user" u where u.organization_id = $1 and u.id = $2`, [
      organizationId,
      id,
    ]);
    return { status: 200, body: rows[0] };
  };
}

function create(body: { userName: string; externalId: string; displayName: string }): Work {
  return async (client, organizationId) => {
    const id = randomUUID();
    const now = new Date();
    await client.query(
      `insert into "user" (organization_id, id, connector_id, login_method, version, created_at, updated_at, user_name,
         user_name_key, external_id, active, display_name, primary_email, primary_email_key, attributes)
       values ($1, $2, $3, 'sso', 1, $4, $4, $5, $6, $7, true, $8, $5, $6, $9)`,
      [
        organizationId,
        id,
        BENCH_CONNECTOR,
        now,
        body.userName,
        body.userName.toLowerCase(),
        body.externalId,
        body.displayName,
        body,
      ],
    );
    await record(client, organizationId, { id, name: body.displayName, method: "POST", status: 201, body });
    return { status: 201, body: { id, ...body } };
  };
}

function change(id: string, path: string, value: string): Work {
  return async (client, organizationId) => {
    const { rows } = await client.query(
      `select ${columns} from "user" u where u.organization_id = $1 and u.id = $2 for update of u`,
      [organizationId, id],
    );
    const changed = path === "active" ? { active: value !== "False" } : { display_name: value };
    const [column, stored] = Object.entries(changed)[0] ?? [];
    await client.query(
      `update "user" set ${column} = $3, version = version + 1, updated_at = $4 where organization_id = $1 and id = $2`,
      [organizationId, id, stored, new Date()],
    );
    await record(client, organizationId, { id, name: value, method: "PATCH", status: 200, body: changed });
    return { status: 200, body: { ...rows[0], ...changed } };
  };
}

function addMember(groupId: string, userId: string): Work {
  return changeMembers(
    groupId,
    userId,
    `with found as (select id from "user" where organization_id = $1 and id = $3 for key share)
     insert into group_member (organization_id, group_id, user_id, added_at) select $1, $2, id, now() from found
     on conflict do nothing`,
  );
}

function removeMember(groupId: string, userId: string): Work {
  return changeMembers(
    groupId,
    userId,
    "delete from group_member where organization_id = $1 and group_id = $2 and user_id = $3",
  );
}

function changeMembers(groupId: string, userId: string, statement: string): Work {
  return async (client, organizationId) => {
    await client.query(`select * from "group" where organization_id = $1 and id = $2 for update`, [
      organizationId,
      groupId,
    ]);
    await client.query(statement, [organizationId, groupId, userId]);
    await client.query(
      `update "group" set version = version + 1, updated_at = $3 where organization_id = $1 and id = $2`,
      [organizationId, groupId, new Date()],
    );
    await record(client, organizationId, {
      id: groupId,
      name: "group",
      method: "PATCH",
      status: 204,
      body: { userId },
    });
    return { status: 204, body: null };
  };
}

interface Written {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  readonly status: number;
  readonly body: object;
}

async function record(client: pg.PoolClient, organizationId: string, written: Written): Promise<void> {
  const now = new Date();
  await client.query(
    `insert into audit_entry (organization_id, id, at, actor_kind, actor_id, actor_name, action, target_type, target_id,
       target_name, before, after, request_id)
     values ($1, $2, $3, 'connector', $4, 'bench', 'bench', 'Bench', $5, $6, null, $7, 'bench')`,
    [organizationId, randomUUID(), now, BENCH_CONNECTOR, written.id, written.name, written.body],
  );
  await client.query(
    `insert into request_log (organization_id, id, connector_id, at, method, path, status, duration_ms, summary,
       resource_id, is_probe, notes, body, changes)
     values ($1, $2, $3, $4, $5, '/bench', $6, 1, $7, $8, false, '[]', $9, $9)`,
    [
      organizationId,
      randomUUID(),
      BENCH_CONNECTOR,
      now,
      written.method,
      written.status,
      written.name,
      written.id,
      written.body,
    ],
  );
}

function nameOf(url: URL): string {
  return url.searchParams.get("filter")?.split('"')[1] ?? "";
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ port: (server.address() as AddressInfo).port })}\n`);
});
