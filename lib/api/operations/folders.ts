import { z } from "zod";
import {
  DeletedFolderAnswer,
  FolderAnswer,
  FolderItemAnswer,
  FolderPersonAnswer,
  GrantOutcomeAnswer,
  RevokeOutcomeAnswer,
} from "@/lib/api/answers/folder";
import { listOf, paged, paging, whole } from "@/lib/api/list";
import { operation } from "@/lib/api/operation";
import { createFolder } from "@/lib/folders/create-folder";
import { deleteFolder } from "@/lib/folders/delete-folder";
import { getFolder } from "@/lib/folders/get-folder";
import { grantFolder } from "@/lib/folders/grant-folder";
import { listFolderAccess } from "@/lib/folders/list-folder-access";
import { listFolders } from "@/lib/folders/list-folders";
import { revokeFolder } from "@/lib/folders/revoke-folder";
import {
  CreateFolder,
  folderChanges,
  GrantFolder,
  ListFolderAccessParams,
  ListFoldersParams,
} from "@/lib/folders/schemas";
import { updateFolder } from "@/lib/folders/update-folder";

const section = "Folders";
const params = z.object({ folderId: z.uuid().toLowerCase() });
const path = "/folders/{folderId}";
const versionOf = ({ version }: { readonly version: number }) => version;

export const folderOperations = [
  operation({
    section,
    id: "listFolders",
    method: "GET",
    path: "/folders",
    permission: "folder:read",
    summary: "List folders",
    description:
      "The whole tree, flat and by name; an organization has at most 5,000 folders. q finds parts of names, whole ids and external ids.",
    status: 200,
    query: ListFoldersParams.strict(),
    answer: listOf(FolderItemAnswer),
    run: ({ ctx, query }) => whole(listFolders(ctx, query)),
  }),
  operation({
    section,
    id: "createFolder",
    method: "POST",
    path: "/folders",
    permission: "folder:create",
    summary: "Create a folder",
    description: "Everybody for whom Entra named it already may use it at once.",
    status: 201,
    body: CreateFolder.strict(),
    answer: FolderItemAnswer,
    versionOf,
    conflict: "another folder has the name there, or the external id",
    run: ({ ctx, body }) => createFolder(ctx, body),
  }),
  operation({
    section,
    id: "getFolder",
    method: "GET",
    path,
    permission: "folder:read",
    summary: "Get a folder",
    status: 200,
    params,
    answer: FolderAnswer,
    versionOf,
    run: ({ ctx, params }) => getFolder(ctx, params.folderId),
  }),
  operation({
    section,
    id: "updateFolder",
    method: "PATCH",
    path,
    permission: "folder:update",
    summary: "Rename or move a folder",
    status: 200,
    params,
    body: z.strictObject(folderChanges),
    answer: FolderItemAnswer,
    versionOf,
    ifMatch: true,
    conflict: "another folder has the name there, or the external id",
    run: ({ ctx, params, body, expected }) => updateFolder(ctx, params.folderId, { ...body, ...expected }),
  }),
  operation({
    section,
    id: "deleteFolder",
    method: "DELETE",
    path,
    permission: "folder:delete",
    summary: "Delete a folder",
    description: "Its people lose it, and its subfolders move up.",
    status: 200,
    params,
    answer: DeletedFolderAnswer,
    ifMatch: true,
    conflict: "a subfolder cannot move up, because a folder of its name is there",
    run: ({ ctx, params, expected }) => deleteFolder(ctx, params.folderId, expected),
  }),
  operation({
    section,
    id: "listFolderAccess",
    method: "GET",
    path: `${path}/access`,
    permission: "folder:read",
    summary: "List the people who may use a folder",
    description: "By name, each with every reason.",
    status: 200,
    params,
    query: z.strictObject({ ...ListFolderAccessParams.omit({ before: true }).shape, ...paging }),
    answer: listOf(FolderPersonAnswer),
    run: ({ ctx, params, query }) => paged(listFolderAccess(ctx, params.folderId, query)),
  }),
  operation({
    section,
    id: "grantFolder",
    method: "POST",
    path: `${path}/access`,
    permission: "folder:update",
    summary: "Give a folder to people by hand",
    description: "One person who does not exist refuses the whole.",
    status: 200,
    params,
    body: GrantFolder.strict(),
    answer: GrantOutcomeAnswer,
    run: ({ ctx, params, body }) => grantFolder(ctx, params.folderId, body),
  }),
  operation({
    section,
    id: "revokeFolder",
    method: "DELETE",
    path: `${path}/access/{userId}`,
    permission: "folder:update",
    summary: "Take away what was given by hand",
    status: 200,
    params: params.extend({ userId: z.uuid().toLowerCase() }),
    answer: RevokeOutcomeAnswer,
    conflict: "the user has the folder, but not by hand",
    run: ({ ctx, params }) => revokeFolder(ctx, params.folderId, params.userId),
  }),
];
