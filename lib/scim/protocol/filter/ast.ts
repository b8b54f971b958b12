/** RFC 7644 §3.10: `urn:…:User:name.familyName` in its three parts, as written. */
export interface AttributePath {
  /** The schema URN without the colon that follows it, when one was written. */
  readonly schema?: string;
  readonly attribute: string;
  readonly subAttribute?: string;
}

export type CompareOp = "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "ge" | "lt" | "le";

export type FilterValue = string | number | boolean | null;

/** A filter as a tree (RFC 7644 §3.4.2.2). `group` is a value path: `emails[type eq "work"]`. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly left: Filter; readonly right: Filter }
  | { readonly kind: "not"; readonly operand: Filter }
  | { readonly kind: "present"; readonly path: AttributePath }
  | { readonly kind: "compare"; readonly path: AttributePath; readonly op: CompareOp; readonly value: FilterValue }
  | { readonly kind: "group"; readonly path: AttributePath; readonly where: Filter };
