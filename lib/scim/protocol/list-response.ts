import type { Document } from "./schema/attribute";
import { listResponseUrn } from "./urns";

/** RFC 7644 §3.4.2: the answer to every query, also with one hit or none. `startIndex` is 1-based. */
export function listResponse(
  resources: readonly Document[],
  { total, startIndex }: { readonly total: number; readonly startIndex: number },
): Document {
  return {
    schemas: [listResponseUrn],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
