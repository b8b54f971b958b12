import { equalJson } from "../json";
import type { Document } from "../schema/attribute";

/** Deep equality without regard to the order of members, to recognise a PATCH or PUT that changes nothing. */
export function equalDocuments(a: Document, b: Document): boolean {
  return equalJson(a, b);
}
