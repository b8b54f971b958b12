import type { RequirableAttribute } from "@/lib/connectors/schemas";

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
  readonly deletePolicy: "keep" | "erase";
  /** The hold of the guard that stops the connector, or null. */
  readonly holdId: string | null;
  /** The domains that are taken, in ASCII; null while those of all others are taken as well (PRODUCT O5). */
  readonly verifiedDomains: readonly string[] | null;
  /** Where an admin finds the organization's pages: `{origin}/o/{slug}`. */
  readonly pagesUrl: string;
}
