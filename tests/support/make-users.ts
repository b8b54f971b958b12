import type { Ctx } from "@/lib/context";
import { createUser } from "@/lib/users/create-user";
import type { UserFields, UserRecord } from "@/lib/users/user";

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
