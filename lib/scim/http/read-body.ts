import { withMetadataAsSent } from "@/lib/scim/http/metadata-as-sent";
import { countMembers, namedTwice, scanJson } from "@/lib/scim/http/scan-json";
import { bulkLimits } from "@/lib/scim/protocol/bulk/limits";
import { ScimError } from "@/lib/scim/protocol/errors";
import type { Json } from "@/lib/scim/protocol/schema/attribute";

/** Bytes. Told in the error; a batch of 1,000 members with display names is about a tenth of it. */
const maxBodyBytes = bulkLimits.payloadSize;

/**
 * Reads a JSON body: `application/scim+json` or `application/json` (parameters ignored), at most 1 MiB, UTF-8, at most 32 levels,
 * no name twice in one object.
 *
 * @throws ScimError 415, 413, or 400 `invalidSyntax`
 */
export async function readBody(request: Request): Promise<Json> {
  requireJson(request.headers.get("content-type"));
  requirePlain(request.headers.get("content-encoding"));
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > maxBodyBytes) throw tooLarge();
  const text = decode(await readBytes(request.body));
  if (text.trim() === "") {
    throw ScimError.of("invalidSyntax", "The body is empty. Send one JSON object.");
  }
  const { colons } = scanJson(text);
  const body = parse(text);
  // JSON.parse keeps the last of two members with one name, and then there are fewer than the text has.
  if (countMembers(body) < colons) throw namedTwice(text);
  return withMetadataAsSent(body, text);
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new ScimError(400, `The body is not JSON${positionOf(cause)}. Send one JSON object.`, "invalidSyntax", {
      cause,
    });
  }
}

function requireJson(contentType: string | null): void {
  const mediaType = (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase();
  if (mediaType === "application/scim+json" || mediaType === "application/json") return;
  throw new ScimError(
    415,
    `The content type ${mediaType === "" ? "is missing" : `“${mediaType}” is not supported`}. Send application/scim+json.`,
  );
}

function requirePlain(encoding: string | null): void {
  if (encoding === null || encoding.trim().toLowerCase() === "identity") return;
  throw new ScimError(415, `The content encoding “${encoding}” is not supported. Send the body as it is.`);
}

async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of unbroken(body)) {
    size += chunk.byteLength;
    if (size > maxBodyBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks);
}

/** A client that hangs up in the middle is not a failure of ours. */
async function* unbroken(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new ScimError(400, "The connection broke off before the whole body had come. Send it again.", undefined, {
          cause,
        });
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

function tooLarge(): ScimError {
  return new ScimError(413, `The body is larger than ${maxBodyBytes} bytes (1 MiB). Split it into several requests.`);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ScimError(400, "The body is not UTF-8 text. Send JSON in UTF-8.", "invalidSyntax", { cause });
  }
}

/** The place alone: the parser's own message quotes the body, which may hold a password. */
function positionOf(cause: unknown): string {
  const position = cause instanceof Error ? /position (\d+)/.exec(cause.message)?.[1] : undefined;
  return position === undefined ? "" : ` (at position ${position})`;
}
