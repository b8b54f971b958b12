import type { Attribute, Json } from "./schema/attribute";

/** Where a client may leave the RFCs. Without tolerances the protocol is strict; `compat/` says who needs which, and why. */
export interface Tolerances {
  /** Rewrites one value, or one element of a multi-valued attribute, before its type is checked. Total and idempotent. */
  readonly coerce?: (attribute: Attribute, value: Json) => Json;
  /** PATCH: a filtered path with a sub-attribute and without a match creates the element that the filter describes. */
  readonly createFromFilter?: boolean;
  /** PATCH: attributes that the schema does not know are skipped and noted. */
  readonly skipUnknown?: boolean;
  /** The keys of a PATCH without path are paths, and a body may name an attribute by its whole URN. */
  readonly keysArePaths?: boolean;
  /** What the admin can do about a required attribute without a value; ends the sentence of an error's detail. */
  readonly cure?: (attribute: Attribute) => string | undefined;
}
