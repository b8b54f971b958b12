import { v7 as uuidv7 } from "uuid";
import { isUuid } from "@/lib/utils/uuid";

/** The id that proxy.ts gave the request, or a new one where it did not run. */
export function requestIdOf(request: Request): string {
  const id = request.headers.get("x-request-id");
  return id !== null && isUuid(id) ? id : uuidv7();
}
