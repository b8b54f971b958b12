import type { AttributePath, Filter } from "../filter/ast";
import { parseValuePath } from "../filter/parse";

/** The path of a PATCH operation: `emails[type eq "work"].value`. The names inside `where` are sub-attributes. */
export interface PatchPath {
  /** As written. It may be a schema's URN alone, which only the schema table can tell from an attribute. */
  readonly raw: string;
  readonly path: AttributePath;
  readonly where?: Filter;
}

/** RFC 7644 §3.5.2: attrPath / valuePath [subAttr]. Throws ScimError invalidPath. */
export function parsePath(raw: string): PatchPath {
  return { raw, ...parseValuePath(raw) };
}
