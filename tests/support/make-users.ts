import { randomUUID } from "node:crypto";
import type { Ctx } from "@/lib/context";
import { withOrganization } from "@/lib/db/with-organization";
import { createUser } from "@/lib/users/create-user";
import type { UserFields, UserRecord } from "@/lib/users/user";
import type { TestOrganization } from "@/tests/support/make-organization";

/** What a user needs at least, with whatever a test wants to be different. */
export function userFields(userName: string, fields: Partial<UserFields> = {}): UserFields {
  return {
    userName,
    externalId: null,
    active: true,
    displayName: null,
    userType: null,
    attributes: {},
    ...fields,
  };
}

/** Creates `count` users whose names begin with `prefix`, in the order of their names. */
export async function makeUsers(ctx: Ctx, count: number, prefix = "user"): Promise<readonly UserRecord[]> {
  const users: UserRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const name = `${prefix}-${String(index).padStart(4, "0")}@contoso.example`;
    users.push(await createUser(ctx, userFields(name, { displayName: `Person ${index}` })));
  }
  return users;
}

/** A user whose attributes are stored exactly so, whatever a verb would make of them. Returns the id. */
export async function makeUserWith(
  organization: TestOrganization,
  attributes: UserFields["attributes"],
): Promise<string> {
  const { id } = await createUser(organization.ctx(), userFields(`${randomUUID()}@contoso.example`));
  await withOrganization(organization.id, (tx) =>
    tx.query(`update "user" set attributes = $3::jsonb where organization_id = $1 and id = $2`, [
      organization.id,
      id,
      JSON.stringify(attributes),
    ]),
  );
  return id;
}
