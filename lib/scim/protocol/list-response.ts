import type { Document } from "./schema/attribute";
import { listResponseUrn } from "./urns";

/** Which page it is: by index (RFC 7644 §3.4.2.4, 1-based), or by cursor (RFC 9865 §2), where no `nextCursor` ends the walk. */
export type PagePlace =
  | { readonly total: number; readonly startIndex: number }
  | { readonly total: number; readonly nextCursor?: string; readonly previousCursor?: string };

/** RFC 7644 §3.4.2: the answer to every query, also with one hit or none. */
export function listResponse(resources: readonly Document[], { total, ...place }: PagePlace): Document {
  return {
    schemas: [listResponseUrn],
    totalResults: total,
    itemsPerPage: resources.length,
    ...place,
    Resources: resources,
  };
}
