import { apiDocument } from "@/lib/api/document";

/** Public: it describes the API and names nothing of anybody. */
export function GET(): Response {
  return Response.json(apiDocument());
}
