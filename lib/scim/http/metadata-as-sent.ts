import { metadataUrn } from "@/lib/metadata/schemas";
import { isList, isObject, member } from "@/lib/scim/protocol/json";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { fold } from "@/lib/scim/protocol/text";

/** A string, which is left as it is, or a number. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const urn = fold(metadataUrn);

/**
 * The parsed body, in which numbers that are values of metadata are text, where `JSON.parse` would change how they are written:
 * it rounds those beyond 2^53. Metadata keeps each value as its string. `text` is the body before it was parsed.
 */
export function withMetadataAsSent(body: Json, text: string): Json {
  if (!fold(text).includes(urn)) return body;
  let changed = 0;
  const quoted = text.replace(token, (found) => {
    if (found.startsWith('"') || String(Number(found)) === found) return found;
    changed += 1;
    return `"${found}"`;
  });
  return changed === 0 ? body : merge(body, JSON.parse(quoted) as Json);
}

/** `parsed`, with the values of metadata from `quoted`, which has the same shape. */
function merge(parsed: Json, quoted: Json): Json {
  if (isList(parsed) && isList(quoted)) return parsed.map((item, index) => merge(item, quoted[index] ?? null));
  if (!isObject(parsed) || !isObject(quoted)) return parsed;
  const isOperation = Object.entries(parsed).some(
    ([name, value]) => fold(name) === "path" && typeof value === "string" && namesMetadata(value.trim()),
  );
  return Object.fromEntries(
    Object.entries(parsed).map(([name, value]): [string, Json] => {
      const asSent = member(quoted, name) ?? null;
      const isMetadata = namesMetadata(name) || (isOperation && fold(name) === "value");
      return [name, isMetadata ? asSent : merge(value, asSent)];
    }),
  );
}

function namesMetadata(path: string): boolean {
  const folded = fold(path);
  return folded === urn || folded.startsWith(`${urn}:`);
}
