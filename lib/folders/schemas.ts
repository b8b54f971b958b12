import { z } from "zod";

/** The extension of SCIM whose `folders` names the folders that a user may use (PRODUCT S8). */
export const folderExtensionUrn = "urn:ietf:params:scim:schemas:extension:2.0:CustomExtensionName";

/** Folders of one organization. The whole tree is read and shown at once. */
export const mostFolders = 5000;

/** People whom one request can give a folder. */
const mostGrants = 500;

const noControls = (text: string) => !/\p{Cc}/u.test(text);
const noComma = (text: string) => !text.includes(",");

export const FolderName = z
  .string()
  .trim()
  .min(1, "Enter a name.")
  .max(200, "A folder name has at most 200 characters.")
  .refine(noComma, "A folder name has no comma, because Entra separates folders by commas.")
  .refine(noControls, "A folder name has no line breaks, tabs or other control characters.");

/** Empty text means none. */
export const ExternalId = z
  .string()
  .trim()
  .max(200, "An external id has at most 200 characters.")
  .refine(noComma, "An external id has no comma, because Entra separates folders by commas.")
  .refine(noControls, "An external id has no line breaks, tabs or other control characters.")
  .transform((text) => (text === "" ? null : text))
  .nullable();

const ParentId = z.uuid("Choose a folder, or the top of the tree.").toLowerCase().nullable();

export const ListFoldersParams = z.object({ q: z.string().trim().max(200).exactOptional() });
export type ListFoldersParams = z.infer<typeof ListFoldersParams>;

export const CreateFolder = z.object({
  name: FolderName,
  parentId: ParentId.default(null),
  externalId: ExternalId.default(null),
});
export type CreateFolder = z.infer<typeof CreateFolder>;

/** What can be changed of a folder, each left out when it stays. */
export const folderChanges = {
  name: FolderName.exactOptional(),
  externalId: ExternalId.exactOptional(),
  parentId: ParentId.exactOptional(),
};

/** `version` is the one that was shown: when the folder has another by now, nothing is changed. */
export const UpdateFolder = z
  .object({ version: z.number().int().positive(), ...folderChanges })
  .refine((input) => Object.keys(input).length > 1, "Name at least one thing to change.");
export type UpdateFolder = z.infer<typeof UpdateFolder>;

export const ListFolderAccessParams = z.object({
  q: z.string().trim().max(200).exactOptional(),
  after: z.string().max(400).exactOptional(),
  before: z.string().max(400).exactOptional(),
});
export type ListFolderAccessParams = z.infer<typeof ListFolderAccessParams>;

/** The query of the page: the open folder, what the tree is searched for, and the page of its people. */
export const FolderPageParams = z.object({
  folder: z.uuid().toLowerCase().exactOptional(),
  q: z.string().trim().max(200).exactOptional(),
  people: z.string().trim().max(200).exactOptional(),
  after: z.string().max(400).exactOptional(),
  before: z.string().max(400).exactOptional(),
});
export type FolderPageParams = z.infer<typeof FolderPageParams>;

export const GrantFolder = z.object({
  userIds: z
    .array(z.uuid("This is no id of a user.").toLowerCase())
    .min(1, "Choose at least one person.")
    .max(mostGrants, `Choose at most ${mostGrants} people at once.`)
    .readonly(),
});
export type GrantFolder = z.infer<typeof GrantFolder>;

/** How many names that Entra alone knows are told at most, and at first. */
export const mostUnknown = 200;
export const fewUnknown = 5;

export const ListUnknownParams = z.object({
  connectorId: z.uuid().exactOptional(),
  /** Those that somebody chose to ignore, instead of those that wait. */
  ignored: z.literal("true").exactOptional(),
  /** Only the first `fewUnknown`, which is quicker. */
  few: z.literal("true").exactOptional(),
});
export type ListUnknownParams = z.infer<typeof ListUnknownParams>;

const SentValue = z.string().trim().min(1, "Name the folder as Entra does.").max(1000);

export const UnknownFolder = z.object({ value: SentValue });
export type UnknownFolder = z.infer<typeof UnknownFolder>;

export const SetIgnored = z.object({ value: SentValue, ignored: z.boolean() });
export type SetIgnored = z.infer<typeof SetIgnored>;

export interface FolderItem {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly externalId: string | null;
  /** Who may use this very folder; its subfolders are not counted. */
  readonly people: number;
  /** The group rules that give it. */
  readonly rules: number;
  readonly version: number;
}

export interface FolderRule {
  readonly ruleId: string;
  readonly position: number;
  readonly groupId: string;
  readonly groupName: string;
}

export interface FolderDetail extends FolderItem {
  /** From the top of the tree to the folder itself. */
  readonly path: readonly { readonly id: string; readonly name: string }[];
  readonly subfolders: number;
  readonly givenByRules: readonly FolderRule[];
  /** How many people Entra named the folder for, by what it called it. */
  readonly asked: { readonly byId: number; readonly byExternalId: number; readonly byName: number };
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type FolderSource = "hand" | "scim" | "rule";

/** One reason why somebody may use a folder. */
export interface FolderGrant {
  readonly source: FolderSource;
  readonly givenBy: string;
  readonly since: string;
  readonly rule: FolderRule | null;
}

export interface FolderPerson {
  readonly userId: string;
  readonly userName: string;
  readonly displayName: string | null;
  readonly active: boolean;
  readonly grants: readonly FolderGrant[];
}

/** A folder as the page of a user shows it; one for each reason. */
export interface UserFolder {
  readonly folderId: string;
  readonly name: string;
  /** The names from the top of the tree to the folder. */
  readonly path: readonly string[];
  readonly source: FolderSource;
  readonly givenBy: string;
  readonly since: string;
  readonly ruleId: string | null;
}

export interface GrantOutcome {
  readonly granted: number;
  /** Had it by hand before. */
  readonly already: number;
}

/** What is left after the access by hand was taken away. */
export interface RevokeOutcome {
  readonly stays: readonly FolderGrant[];
}

export interface DeletedFolder {
  /** Who could use it. */
  readonly people: number;
  readonly subfolders: number;
}

export interface UnknownFolderItem {
  /** As it was sent first. */
  readonly value: string;
  readonly people: number;
  readonly firstSeen: string;
  readonly connectorIds: readonly string[];
  /** Folders of this name; with two or more, Usher cannot tell which one is meant. */
  readonly namesakes: number;
}

export interface UnknownFolders {
  /** At most 200, those that most people wait for first. */
  readonly items: readonly UnknownFolderItem[];
  readonly total: number;
  /** How many are ignored. */
  readonly ignored: number;
}

export interface GrantedUnknownFolder {
  readonly folder: FolderItem;
  readonly people: number;
}
