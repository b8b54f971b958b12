import { adminRoute } from "@/lib/http/admin-route";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { getUser } from "@/lib/users/get-user";
import { listUsers } from "@/lib/users/list-users";
import { CreateUser, ListUsersParams } from "@/lib/users/schemas";

export const GET = adminRoute({ query: ListUsersParams }, ({ ctx, query }) => listUsers(ctx, query));

export const POST = adminRoute({ body: CreateUser, status: 201 }, async ({ ctx, body }) => {
  const { id } = await createUserByHand(ctx, body);
  return getUser(ctx, id);
});
