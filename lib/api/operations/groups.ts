import { z } from "zod";
import { GroupAnswer, GroupListAnswer, MemberAnswer } from "@/lib/api/answers/group";
import { listOf, paged, paging } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { allowing, type Ctx } from "@/lib/context";
import { createGroupByHand } from "@/lib/groups/create-group-by-hand";
import { deleteGroup } from "@/lib/groups/delete-group";
import { getGroup } from "@/lib/groups/get-group";
import { listGroups } from "@/lib/groups/list-groups";
import { listMembers } from "@/lib/groups/list-members";
import { CreateGroup, EditGroup, type GroupDetail, ListGroupsParams, ListMembersParams } from "@/lib/groups/schemas";
import { updateGroupByHand } from "@/lib/groups/update-group-by-hand";

const section = "Groups";
const params = z.object({ groupId: z.uuid().toLowerCase() });
const path = "/groups/{groupId}";
const versionOf = ({ version }: GroupDetail) => version;
const ofEntra = "Entra owns the group";

async function edit(ctx: Ctx, id: string, input: EditGroup): Promise<GroupDetail> {
  await updateGroupByHand(ctx, id, input);
  return await getGroup(allowing(ctx, "group:read"), id);
}

export const groupOperations = [
  operation({
    section,
    id: "listGroups",
    method: "GET",
    path: "/groups",
    permission: "group:read",
    summary: "List groups",
    description: "By name unless sort says otherwise. q finds parts of the name and whole external ids.",
    status: 200,
    query: z.strictObject({ ...ListGroupsParams.omit({ before: true }).shape, ...paging }),
    answer: listOf(GroupListAnswer),
    run: ({ ctx, query }) => paged(listGroups(ctx, query)),
  }),
  operation({
    section,
    id: "createGroup",
    method: "POST",
    path: "/groups",
    permission: "group:create",
    summary: "Add a group by hand",
    status: 201,
    body: CreateGroup,
    answer: GroupAnswer,
    versionOf,
    conflict: "another group has the name",
    run: async ({ ctx, body }) => {
      const { id } = await createGroupByHand(ctx, body);
      return await getGroup(allowing(ctx, "group:read"), id);
    },
  }),
  operation({
    section,
    id: "getGroup",
    method: "GET",
    path,
    permission: "group:read",
    summary: "Get a group",
    status: 200,
    params,
    answer: GroupAnswer,
    versionOf,
    run: ({ ctx, params }) => getGroup(ctx, params.groupId),
  }),
  operation({
    section,
    id: "updateGroup",
    method: "PATCH",
    path,
    permission: "group:update",
    summary: "Rename a group, add people and take people out",
    description: "At most 500 people each way.",
    status: 200,
    params,
    body: EditGroup.omit({ version: true }),
    answer: GroupAnswer,
    versionOf,
    ifMatch: true,
    conflict: `${ofEntra}, or another group has the name`,
    run: ({ ctx, params, body, expected }) => edit(ctx, params.groupId, { ...body, ...expected }),
  }),
  operation({
    section,
    id: "deleteGroup",
    method: "DELETE",
    path,
    permission: "group:delete",
    summary: "Delete a group",
    description: "Its members stay.",
    status: 204,
    params,
    ifMatch: true,
    conflict: ofEntra,
    run: ({ ctx, params, expected }) => deleteGroup(ctx, params.groupId, expected),
  }),
  operation({
    section,
    id: "listGroupMembers",
    method: "GET",
    path: `${path}/members`,
    permission: "group:read",
    summary: "List the members of a group",
    status: 200,
    params,
    query: z.strictObject({ ...ListMembersParams.omit({ before: true }).shape, ...paging }),
    answer: listOf(MemberAnswer),
    run: ({ ctx, params, query }) => paged(listMembers(ctx, params.groupId, query)),
  }),
  operation({
    section,
    id: "addGroupMembers",
    method: "POST",
    path: `${path}/members`,
    permission: "group:update",
    summary: "Add people to a group",
    description: "At most 500 at a time. Who is a member already stays one; ids of nobody are left out.",
    status: 200,
    params,
    body: z.strictObject({
      userIds: z
        .array(z.uuid().toLowerCase())
        .min(1, "Name at least one person.")
        .max(500, "At most 500 people at a time."),
    }),
    answer: GroupAnswer,
    versionOf,
    ifMatch: true,
    conflict: ofEntra,
    run: ({ ctx, params, body, expected }) => edit(ctx, params.groupId, { add: body.userIds, ...expected }),
  }),
  operation({
    section,
    id: "removeGroupMember",
    method: "DELETE",
    path: `${path}/members/{userId}`,
    permission: "group:update",
    summary: "Take a person out of a group",
    description: "Who is no member is none afterwards either.",
    status: 200,
    params: params.extend({ userId: z.uuid().toLowerCase() }),
    answer: GroupAnswer,
    versionOf,
    ifMatch: true,
    conflict: ofEntra,
    run: ({ ctx, params, expected }) => edit(ctx, params.groupId, { remove: [params.userId], ...expected }),
  }),
];
