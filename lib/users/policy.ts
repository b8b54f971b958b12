import type { NestedGroups, RequirableAttribute } from "@/lib/connectors/schemas";
import type { SchemaExtensionDto } from "@/lib/schema-extensions/schemas";

/** What a connector's settings make of the people that it sends (PRODUCT K12, K13, K16, O5, S7, S9, S10). */
export interface ProvisioningPolicy {
  readonly requiredAttributes: readonly RequirableAttribute[];
  /** The user types that are taken, or null while the licence rule is off and any text is. */
  readonly userTypes: readonly string[] | null;
  readonly defaultUserType: string | null;
  /** Whether the values of `roles` are access roles; otherwise they are kept and give nothing. */
  readonly roleRule: boolean;
  readonly acceptMetadataKeys: boolean;
  readonly metadataKeys: readonly string[];
  readonly schemaExtensions: readonly DeclaredExtension[];
  readonly deletePolicy: "keep" | "erase";
  /** How many people may lose their access within an hour; null without a guard. */
  readonly guardLimit: number | null;
  /** The hold of the guard that stops the connector, or null. */
  readonly holdId: string | null;
  /** The domains that are taken, in ASCII; null while those of all others are taken as well (PRODUCT O5). */
  readonly verifiedDomains: readonly string[] | null;
  /** What becomes of a group that comes as a member of another one. */
  readonly nestedGroups: NestedGroups;
  /** Whether a group may be inside another one here: by this connector, or kept from before or by another one. */
  readonly holdsNestedGroups: boolean;
  /** Where an admin finds the organization's pages: `{origin}/o/{slug}`. */
  readonly pagesUrl: string;
}

/** A schema extension of the organization. Its version tells whether it is still the one that a request was read by. */
export type DeclaredExtension = Pick<
  SchemaExtensionDto,
  "id" | "urn" | "name" | "description" | "attributes" | "version"
>;
