import { z } from "zod";

/** Which users: of a list, an export, or a bulk act. `none` is for people without access role or user type. */
export const UserFilters = z.object({
  q: z.string().trim().max(200).exactOptional(),
  /** Invited people are active; they have no password yet. */
  status: z.enum(["active", "invited", "inactive"]).exactOptional(),
  accessRole: z.enum(["none", "ReadOnly", "User", "Admin", "EnterpriseAdmin"]).exactOptional(),
  userType: z.string().max(100).exactOptional(),
  loginMethod: z.enum(["sso", "builtin"]).exactOptional(),
  origin: z.enum(["entra", "hand"]).exactOptional(),
  connector: z.uuid().exactOptional(),
  group: z.uuid().exactOptional(),
  folder: z.uuid().exactOptional(),
  /** Who never signed in, or not within so many days. */
  notSignedIn: z.enum(["ever", "30", "90", "180"]).exactOptional(),
});
export type UserFilters = z.infer<typeof UserFilters>;

export const ListUsersParams = UserFilters.extend({
  sort: z.enum(["name", "-name", "created", "-created"]).exactOptional(),
  after: z.string().max(2000).exactOptional(),
  before: z.string().max(2000).exactOptional(),
});
export type ListUsersParams = z.infer<typeof ListUsersParams>;

/** Where a person or group comes from. */
export type Origin =
  | { readonly kind: "connector"; readonly connectorId: string; readonly name: string }
  | { readonly kind: "hand" };

export interface UserListItem {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly active: boolean;
  /** Signs in with a password and has none yet. */
  readonly invited: boolean;
  /** What counts: a rule's, else what Entra or a hand gave. */
  readonly userType: string | null;
  readonly accessRole: string | null;
  /** The position of the group rule that gives the access role, where nothing else does. */
  readonly accessRoleRule: number | null;
  /** The position of the group rule that gives the user type. */
  readonly userTypeRule: number | null;
  readonly loginMethod: "sso" | "builtin";
  readonly origin: Origin;
  readonly groupCount: number;
  readonly lastSignInAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface UserAttribute {
  /** As Entra and SCIM name it: `name.givenName`, `emails[type eq "work"].value`. */
  readonly path: string;
  readonly value: string;
}

export interface UserGroup {
  readonly id: string;
  readonly displayName: string;
  readonly addedAt: string;
}

export interface UserDetail extends UserListItem {
  readonly externalId: string | null;
  readonly version: number;
  readonly attributes: readonly UserAttribute[];
  /** The first 200 by name; `groupCount` tells how many there are. */
  readonly groups: readonly UserGroup[];
  readonly access: UserAccess;
  /** The resource as SCIM answers it. */
  readonly scim: unknown;
}

const text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`);
const AccessRoleChoice = z.enum(["ReadOnly", "User", "Admin", "EnterpriseAdmin"]).nullable();

/** What a person fills in for a user. Empty text clears. */
const UserInput = z.object({
  userName: text(200).min(1, "Enter a user name, such as ada@contoso.example."),
  displayName: text(200),
  givenName: text(200),
  familyName: text(200),
  email: z.union([z.literal(""), z.email("Enter an e-mail address such as ada@contoso.example.").max(254)]),
  title: text(200),
  userType: text(100),
  accessRole: AccessRoleChoice,
});

export const CreateUser = UserInput.partial().required({ userName: true });
export type CreateUser = z.infer<typeof CreateUser>;

/** The changes of one edit. `version` is the one that was shown: when the user has another by now, nothing is changed. */
export const EditUser = UserInput.extend({ active: z.boolean(), loginMethod: z.enum(["sso", "builtin"]) })
  .partial()
  .extend({ version: z.number().int().positive().exactOptional() })
  .strict();
export type EditUser = z.infer<typeof EditUser>;

export const ListDeletedParams = z.object({
  q: z.string().trim().max(200).exactOptional(),
  after: z.string().max(200).exactOptional(),
  before: z.string().max(200).exactOptional(),
});
export type ListDeletedParams = z.infer<typeof ListDeletedParams>;

export interface DeletedUser {
  readonly id: string;
  readonly label: string;
  readonly userName: string;
  readonly origin: Origin;
  readonly deletedBy: string;
  readonly deletedAt: string;
  /** Until when it can be restored. */
  readonly purgeAt: string;
  readonly groups: number;
  readonly folders: number;
}

/** Why a user has its access role and user type (SCREENS §3.3). */
export interface UserAccess {
  readonly accessRole: {
    readonly byHand: string | null;
    readonly sent: string | null;
    readonly rule: RuleGrant | null;
  };
  readonly userType: {
    readonly effective: string | null;
    /** As SCIM shows it. */
    readonly own: string | null;
    readonly isDefault: boolean;
    readonly rule: RuleGrant | null;
  };
  readonly folders: readonly UserFolderGrant[];
}

/** A rule's gift: “Admin because of the group IT, rule 2, since T”. */
export interface RuleGrant {
  readonly value: string;
  readonly ruleId: string;
  readonly position: number;
  readonly groupId: string;
  readonly groupName: string;
  readonly since: string;
}

export interface UserFolderGrant {
  readonly folderId: string;
  readonly name: string;
  /** The names from the top of the tree to the folder. */
  readonly path: readonly string[];
  readonly source: "hand" | "scim" | "rule";
  readonly givenBy: string;
  readonly since: string;
}

const BulkAction = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("setUserType"), userType: z.string().trim().max(100) }),
  z.object({ kind: z.literal("setAccessRole"), accessRole: AccessRoleChoice }),
  z.object({ kind: z.literal("setLoginMethod"), loginMethod: z.enum(["sso", "builtin"]) }),
  z.object({ kind: z.literal("activate") }),
  z.object({ kind: z.literal("deactivate") }),
  z.object({ kind: z.literal("addToFolder"), folderId: z.uuid() }),
  z.object({ kind: z.literal("delete") }),
]);
export type BulkAction = z.infer<typeof BulkAction>;
export type BulkKind = BulkAction["kind"];

export const BulkUpdateUsers = z.object({
  userIds: z.array(z.uuid()).min(1, "Select somebody.").max(500, "At most 500 people at a time.").readonly(),
  action: BulkAction,
});
export type BulkUpdateUsers = z.infer<typeof BulkUpdateUsers>;

export interface BulkOutcome {
  readonly changed: number;
  /** Those who were so already. */
  readonly unchanged: number;
  /** Who changed, where something follows for them: people who are builtin now need a link to choose a password. */
  readonly changedIds?: readonly string[];
  readonly refused: readonly {
    readonly id: string;
    readonly name: string;
    readonly reason: string;
    /** The same for everybody who is refused for one reason, where it has one: `owned_by_entra`. */
    readonly code: string | null;
  }[];
}

export const UserIdsParams = UserFilters.extend({ after: z.string().max(2000).exactOptional() });
export type UserIdsParams = z.infer<typeof UserIdsParams>;

/** The ids of everybody whom filters choose, a part at a time. */
export interface UserIds {
  readonly ids: readonly string[];
  readonly next: string | null;
}
