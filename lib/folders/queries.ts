import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  CreateFolder,
  DeletedFolder,
  FolderDetail,
  FolderItem,
  FolderPerson,
  GrantedUnknownFolder,
  GrantFolder,
  GrantOutcome,
  ListFolderAccessParams,
  ListUnknownParams,
  RevokeOutcome,
  SetIgnored,
  UnknownFolder,
  UnknownFolders,
  UpdateFolder,
} from "@/lib/folders/schemas";
import { getJson, sendJson } from "@/lib/http/api-client";
import type { Page } from "@/lib/utils/page";

const base = (slug: string) => `/api/organizations/${encodeURIComponent(slug)}/folders`;

/** The keys and readers of everything about folders. */
export const folderQueries = {
  all: (slug: string) => ["folders", slug] as const,

  /** The whole tree, flat. */
  tree: (slug: string) =>
    queryOptions({
      queryKey: [...folderQueries.all(slug), "tree"] as const,
      queryFn: ({ signal }) => getJson<readonly FolderItem[]>(base(slug), {}, signal),
    }),

  detail: (slug: string, folderId: string) =>
    queryOptions({
      queryKey: [...folderQueries.all(slug), "detail", folderId] as const,
      queryFn: ({ signal }) => getJson<FolderDetail>(`${base(slug)}/${folderId}`, {}, signal),
    }),

  access: (slug: string, folderId: string, params: ListFolderAccessParams) =>
    queryOptions({
      queryKey: [...folderQueries.all(slug), "access", folderId, params] as const,
      queryFn: ({ signal }) => getJson<Page<FolderPerson>>(`${base(slug)}/${folderId}/access`, params, signal),
      placeholderData: keepPreviousData,
    }),

  unknown: (slug: string, params: ListUnknownParams) =>
    queryOptions({
      queryKey: [...folderQueries.all(slug), "unknown", params] as const,
      queryFn: ({ signal }) => getJson<UnknownFolders>(`${base(slug)}/unknown`, params, signal),
    }),
};

type Folder = { readonly folderId: string };

/** The writers of folders, as `mutationFn`. Afterwards invalidate `folderQueries.all(slug)`. */
export const folderMutations = {
  create: (slug: string) => (input: CreateFolder) => sendJson<FolderItem>("POST", base(slug), input),

  update:
    (slug: string) =>
    ({ folderId, ...input }: UpdateFolder & Folder) =>
      sendJson<FolderItem>("PATCH", `${base(slug)}/${folderId}`, input),

  remove: (slug: string) => (folderId: string) => sendJson<DeletedFolder>("DELETE", `${base(slug)}/${folderId}`),

  grant:
    (slug: string) =>
    ({ folderId, ...input }: GrantFolder & Folder) =>
      sendJson<GrantOutcome>("POST", `${base(slug)}/${folderId}/access`, input),

  revoke:
    (slug: string) =>
    ({ folderId, userId }: Folder & { readonly userId: string }) =>
      sendJson<RevokeOutcome>("DELETE", `${base(slug)}/${folderId}/access/${userId}`),

  /** Creates the folder and grants it to everybody who was asked for it. */
  grantUnknown: (slug: string) => (input: UnknownFolder) =>
    sendJson<GrantedUnknownFolder>("POST", `${base(slug)}/unknown`, input),

  setIgnored: (slug: string) => (input: SetIgnored) => sendJson<void>("PUT", `${base(slug)}/unknown/ignored`, input),
};
