import { z } from "zod";

/** The SCIM extension under which a user's metadata travels: `{urn}:{Key}`. */
export const metadataUrn = "urn:ietf:params:scim:schemas:extension:2.0:Metadata";

/** How many keys an organization declares at most. */
export const metadataKeyLimit = 1000;

/** RFC 7643 §2.1, without `$`: a letter, then letters, digits, - and _. Upper and lower case count as equal. */
export const MetadataKeyName = z
  .string()
  .trim()
  .min(1, "Enter a key, such as CostCenter.")
  .max(100, "A key has at most 100 characters.")
  .regex(/^[A-Za-z0-9_-]*$/, {
    error: "A key has letters, digits, - and _ and no dot or colon, because Entra would split it.",
    abort: true,
  })
  .regex(/^[A-Za-z]/, "A key begins with a letter.");

const description = z.string().trim().max(200, "A description has at most 200 characters.");

export const DeclareMetadataKey = z.object({ key: MetadataKeyName, description: description.exactOptional() });
export type DeclareMetadataKey = z.infer<typeof DeclareMetadataKey>;

/** `version` is the one that was shown: when the key has another by now, nothing is changed. */
export const UpdateMetadataKey = z.object({ description, version: z.number().int().positive() });
export type UpdateMetadataKey = z.infer<typeof UpdateMetadataKey>;

export const AcceptMetadataKeys = z.object({ accept: z.boolean() });
export type AcceptMetadataKeys = z.infer<typeof AcceptMetadataKeys>;

/** In an address, a key is its own id, in any spelling of upper and lower case. */
export const MetadataKeyParams = z.object({ keyId: z.string().max(100) });

export const ListMetadataKeysParams = z.object({
  q: z.string().trim().max(200).exactOptional(),
  sort: z.enum(["key", "-key", "created", "-created", "users", "-users"]).exactOptional(),
});
export type ListMetadataKeysParams = z.infer<typeof ListMetadataKeysParams>;

export interface MetadataKeyDto {
  readonly key: string;
  readonly description: string | null;
  /** A person, or the connector that sent the key first. */
  readonly declaredBy: string;
  readonly atFirstSight: boolean;
  readonly createdAt: string;
  readonly version: number;
}

export interface MetadataKeyItem extends MetadataKeyDto {
  /** How many users have a value under the key. */
  readonly users: number;
}

export interface MetadataKeys {
  readonly keys: readonly MetadataKeyItem[];
  /** How many keys there are, whatever was searched for. */
  readonly total: number;
  /** Whether a key that nobody declared is declared when Entra first sends it. */
  readonly acceptNew: boolean;
}

/** The keys alone, which is quicker than to count who has them. */
export interface MetadataKeyNames {
  /** By key. */
  readonly names: readonly string[];
  readonly acceptNew: boolean;
}

export interface DeletedMetadataKey {
  /** How many users lost their value. */
  readonly users: number;
}
