import { z } from "zod";
import { UserAnswer, UserListAnswer } from "@/lib/api/answers/user";
import { listOf, paged, paging } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { allowing } from "@/lib/context";
import { createUserByHand } from "@/lib/users/create-user-by-hand";
import { deleteUser } from "@/lib/users/delete-user";
import { getUser } from "@/lib/users/get-user";
import { listUsers } from "@/lib/users/list-users";
import { CreateUser, EditUser, ListUsersParams } from "@/lib/users/schemas";
import { updateUserByHand } from "@/lib/users/update-user-by-hand";

const section = "Users";
const params = z.object({ userId: z.uuid().toLowerCase() });
const path = "/users/{userId}";
const versionOf = ({ version }: { readonly version: number }) => version;

export const userOperations = [
  operation({
    section,
    id: "listUsers",
    method: "GET",
    path: "/users",
    permission: "user:read",
    summary: "List users",
    description:
      "By name unless sort says otherwise. q finds parts of name, user name, e-mail and employee number, and whole object ids.",
    status: 200,
    query: z.strictObject({ ...ListUsersParams.omit({ before: true }).shape, ...paging }),
    answer: listOf(UserListAnswer),
    run: ({ ctx, query }) => paged(listUsers(ctx, query)),
  }),
  operation({
    section,
    id: "createUser",
    method: "POST",
    path: "/users",
    permission: "user:create",
    summary: "Add a user by hand",
    description: "Nobody gives an access role above their own. Empty text counts as none.",
    status: 201,
    body: CreateUser.strict(),
    answer: UserAnswer,
    versionOf,
    conflict: "another user has the user name",
    run: async ({ ctx, body }) => {
      const { id } = await createUserByHand(ctx, body);
      return await getUser(allowing(ctx, "user:read"), id);
    },
  }),
  operation({
    section,
    id: "getUser",
    method: "GET",
    path,
    permission: "user:read",
    summary: "Get a user",
    description: "With groups, folders, and why they have their access role and user type.",
    status: 200,
    params,
    answer: UserAnswer,
    versionOf,
    run: ({ ctx, params }) => getUser(ctx, params.userId),
  }),
  operation({
    section,
    id: "updateUser",
    method: "PATCH",
    path,
    permission: "user:update",
    summary: "Change a user",
    description:
      "What Entra owns is changed there. The access role by hand, the login method and active can be changed for everybody.",
    status: 200,
    params,
    body: EditUser.omit({ version: true }),
    answer: UserAnswer,
    versionOf,
    ifMatch: true,
    conflict: "Entra owns the value, another user has the user name, or it is the last EnterpriseAdmin",
    run: async ({ ctx, params, body, expected }) => {
      await updateUserByHand(ctx, params.userId, { ...body, ...expected });
      return await getUser(allowing(ctx, "user:read"), params.userId);
    },
  }),
  operation({
    section,
    id: "deleteUser",
    method: "DELETE",
    path,
    permission: "user:delete",
    summary: "Delete a user",
    description: "They can be restored for 30 days in the browser.",
    status: 204,
    params,
    ifMatch: true,
    conflict: "it is the last EnterpriseAdmin",
    run: ({ ctx, params, expected }) => deleteUser(ctx, params.userId, expected),
  }),
];
