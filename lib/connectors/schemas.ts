import { z } from "zod";

/** The attributes that a connector may require besides `userName`. */
export const requirableAttributes = ["name.givenName", "name.familyName", "emails", "userType"] as const;
export type RequirableAttribute = (typeof requirableAttributes)[number];

/** Which attribute of Entra fills `userName`. */
export const uniqueIdentifiers = ["userPrincipalName", "employeeId", "mail"] as const;
export type UniqueIdentifier = (typeof uniqueIdentifiers)[number];

/** What becomes of a group that comes as a member of another group. */
export const nestedGroupsChoices = ["leave_out", "refuse", "keep"] as const;
export type NestedGroups = (typeof nestedGroupsChoices)[number];

export const CreateConnector = z.object({ kind: z.literal("entra") });
export type CreateConnector = z.infer<typeof CreateConnector>;

/** The settings that can be changed, each left out when it stays. */
export const connectorSettings = {
  name: z.string().trim().min(1, "Enter a name.").max(80, "A name has at most 80 characters.").exactOptional(),
  provisioningOn: z.boolean().exactOptional(),
  uniqueGroupNames: z.boolean().exactOptional(),
  uniqueIdentifier: z.enum(uniqueIdentifiers).exactOptional(),
  requiredAttributes: z.array(z.enum(requirableAttributes)).max(requirableAttributes.length).exactOptional(),
  licenceRule: z.boolean().exactOptional(),
  /** The organization's own list; every connector with the licence rule uses it. */
  userTypes: z
    .array(z.string().trim().min(1, "A user type has a name.").max(100, "A user type has at most 100 characters."))
    .min(1, "Name at least one user type.")
    .max(50, "An organization has at most 50 user types.")
    .refine((types) => new Set(types).size === types.length, "Name each user type once.")
    .exactOptional(),
  defaultUserType: z.string().trim().min(1).max(100).nullable().exactOptional(),
  roleRule: z.boolean().exactOptional(),
  deletePolicy: z.enum(["keep", "erase"]).exactOptional(),
  guardLimit: z
    .number("Enter a whole number.")
    .int("Enter a whole number.")
    .min(1, "The limit is at least 1.")
    .max(100_000, "The limit is at most 100,000.")
    .nullable()
    .exactOptional(),
  /** Only people whose e-mail domain is verified are created. */
  verifiedDomainsOnly: z.boolean().exactOptional(),
  /** Kept ones give nobody access. */
  nestedGroups: z.enum(nestedGroupsChoices).exactOptional(),
};

export const UpdateConnector = z
  .object({
    ...connectorSettings,
    /** The settings version that was shown: when there is another by now, nothing is changed. */
    version: z.number().int().positive().exactOptional(),
  })
  .strict()
  .refine((input) => Object.keys(input).some((name) => name !== "version"), "Name at least one setting to change.");
export type UpdateConnector = z.infer<typeof UpdateConnector>;

/** The nine states of SCREENS §1.3. */
export type ConnectorState =
  | "waiting"
  | "connected"
  | "provisioning"
  | "healthy"
  | "attention"
  | "failing"
  | "silent"
  | "off"
  | "held";

/** What Entra's attributes mean here (PRODUCT K12, S7, S10). */
export interface MappingSettings {
  readonly uniqueIdentifier: UniqueIdentifier;
  readonly requiredAttributes: readonly RequirableAttribute[];
  readonly licenceRule: boolean;
  readonly userTypes: readonly string[];
  readonly defaultUserType: string | null;
  readonly roleRule: boolean;
}

/** What settings would do to the people who are here, before they are saved. */
export interface SettingsPreview {
  readonly people: number;
  /** Active people of the connector who lack a required attribute, with the first names. */
  readonly lacking: readonly { readonly attribute: RequirableAttribute; readonly people: PeopleSample }[];
  /** People whose user type is none of the list. */
  readonly unknownUserTypes: readonly { readonly userType: string; readonly people: number }[];
  readonly withoutUserType: number;
  /** People whose access role would change by the role rule. */
  readonly roleChanges: readonly {
    readonly from: string | null;
    readonly to: string | null;
    readonly people: PeopleSample;
  }[];
  /** Active people whose domain is not verified, while only such are taken; the domains with most of them, null for none at all. */
  readonly unverified: {
    /** How many domains are verified. */
    readonly verified: number;
    readonly people: PeopleSample;
    readonly domains: readonly { readonly domain: string | null; readonly people: number }[];
  };
}

export interface PeopleSample {
  readonly count: number;
  readonly names: readonly string[];
}

/** How many people and groups a deleted connector left behind; they belong to nobody now. */
export interface DeletedConnector {
  readonly users: number;
  readonly groups: number;
}

export interface ConnectorDto {
  readonly id: string;
  readonly kind: "entra";
  readonly name: string;
  readonly state: ConnectorState;
  readonly provisioningOn: boolean;
  readonly switchedBy: string | null;
  readonly switchedAt: string | null;
  readonly uniqueGroupNames: boolean;
  readonly mapping: MappingSettings;
  readonly deletePolicy: "keep" | "erase";
  /** People who may lose access within an hour before an admin is asked; null asks nobody. */
  readonly guardLimit: number | null;
  /** Only people whose e-mail domain is verified are created. */
  readonly verifiedDomainsOnly: boolean;
  /** What becomes of a group that comes as a member of another one; kept ones give nobody access. */
  readonly nestedGroups: NestedGroups;
  /** The hold of the guard that stops the connector, or null. */
  readonly holdId: string | null;
  readonly settingsVersion: number;
  /** `{origin}/scim/v2/{id}` */
  readonly tenantUrl: string;
  readonly createdAt: string;
  /** When the wizard was finished, or null. */
  readonly setupDoneAt: string | null;
  readonly lastContactAt: string | null;
  readonly lastWriteAt: string | null;
  /** Whether people can sign in with Microsoft by it. */
  readonly signInOn: boolean;
  readonly users: number;
  readonly groups: number;
  readonly requests24h: { readonly accepted: number; readonly refused: number };
}
