import type { z } from "zod";
import { AppError } from "@/lib/errors";
import { InputError } from "@/lib/http/input-error";

const usualLimit = 64 * 1024;

/** `value` as the schema types it. @throws InputError with a sentence for each field that is wrong */
export function parseInput<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InputError(parsed.error.issues);
  refuseUnstorable(parsed.data);
  return parsed.data;
}

/** PostgreSQL holds neither NUL nor half of a surrogate pair, in no field. The schema has bounded the depth. */
function refuseUnstorable(data: unknown, path = ""): void {
  for (const [name, value] of Object.entries(typeof data === "object" && data !== null ? data : {})) {
    const field = path === "" ? name : `${path}.${name}`;
    if (typeof value === "string" && (value.includes("\0") || !value.isWellFormed())) {
      throw new AppError("invalid_input", `${field} holds a character that cannot be kept. Type it again.`, { field });
    }
    if (typeof value === "object") refuseUnstorable(value, field);
  }
}

/** The request's JSON, read up to a limit. @throws AppError `invalid_input` */
export async function readJsonBody(request: Request, limit = usualLimit): Promise<unknown> {
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new AppError("invalid_input", "Send the body as application/json.");
  const text = await readText(request, limit);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", "The body is not valid JSON.", { cause });
  }
}

/** Stops at the limit, because Content-Length may be absent or wrong. */
async function readText(request: Request, limit: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new AppError("invalid_input", `A request body has at most ${limit / 1024} KiB here.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
