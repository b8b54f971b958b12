import { randomUUID } from "node:crypto";
import type { Tx } from "@/lib/db/transaction";
import { withOrganization } from "@/lib/db/with-organization";

/** A new organization, written through its own transaction. */
export async function makeOrganization(name = "Contoso"): Promise<string> {
  const id = randomUUID();
  await withOrganization(id, (tx) =>
    tx.query("insert into organization (id, slug, name, created_at) values ($1, $2, $3, now())", [id, id, name]),
  );
  return id;
}

/** Writes a user by SQL, and returns its id. */
export async function insertUser(tx: Tx, organizationId: string, userName: string): Promise<string> {
  const id = randomUUID();
  await tx.query(
    `insert into "user" (organization_id, id, user_name, user_name_key, active, login_method, attributes, version,
       created_at, updated_at)
     values ($1, $2, $3, lower($3), true, 'sso', '{}'::jsonb, 1, now(), now())`,
    [organizationId, id, userName],
  );
  return id;
}

/** Writes a connector by Prisma, and returns its id. */
export async function createConnector(tx: Tx, organizationId: string): Promise<string> {
  const id = randomUUID();
  await tx.models.connector.create({
    data: { organizationId, id, kind: "entra", name: "Entra", provisioningOn: true, createdAt: new Date() },
  });
  return id;
}
