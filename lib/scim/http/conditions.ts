import type { Call } from "@/lib/scim/http/call";
import { resourceEtag } from "@/lib/scim/mapping/meta";
import { ScimError } from "@/lib/scim/protocol/errors";

interface Versioned {
  readonly version: number;
}

type Tags = "*" | readonly string[];

/**
 * Refuses to touch a resource of which the client has seen another version (RFC 7644 §3.14). Writes call it with the row locked.
 * Tags are compared weakly, against RFC 9110 §13.1.1: all of SCIM's tags are weak, so none would ever match.
 *
 * A header that cannot be read is refused and not ignored: the client asked to be stopped, and we cannot tell when.
 *
 * @throws ScimError 412, or 400 for a malformed header
 */
export function requireMatch(call: Pick<Call, "ifMatch" | "ifNoneMatch" | "request">, resource: Versioned): void {
  const { ifMatch, ifNoneMatch, request } = call;
  if (ifMatch !== null && !names(parseTags("If-Match", ifMatch), resource)) throw changed(resource);
  const reads = request.method === "GET" || request.method === "HEAD";
  if (reads || ifNoneMatch === null || !names(parseTags("If-None-Match", ifNoneMatch), resource)) return;
  throw new ScimError(
    412,
    `If-None-Match names the version ${resourceEtag(resource)}, which the resource has. Leave the header out to change it.`,
  );
}

/** Whether the client of a GET has this version already (RFC 9110 §13.1.2). A malformed header asks for the whole answer. */
export function hasVersion({ ifNoneMatch }: Pick<Call, "ifNoneMatch">, resource: Versioned): boolean {
  if (ifNoneMatch === null) return false;
  const tags = readTags(ifNoneMatch);
  return tags !== null && names(tags, resource);
}

function names(tags: Tags, resource: Versioned): boolean {
  return tags === "*" || tags.includes(opaqueTag(resourceEtag(resource)));
}

function changed(resource: Versioned): ScimError {
  return new ScimError(
    412,
    `The resource has changed since it was read: its version is ${resourceEtag(resource)} now. Read it again, then send the change with that in If-Match.`,
  );
}

function parseTags(header: string, text: string): Tags {
  const tags = readTags(text);
  if (tags !== null) return tags;
  throw new ScimError(
    400,
    `${header} cannot be read. Send an ETag as it came, such as W/"3", several with commas, or *.`,
  );
}

/** RFC 9110 §8.8.3: an optional W/, then anything but blanks, quotes and control characters in quotes. */
const entityTag = /(?:W\/)?("[\x21\x23-\x7e\x80-\xff]*")/y;
const separators = /[\t ,]*/y;

/** The opaque parts of a list of tags, or null when it is none. Empty elements are skipped (RFC 9110 §5.6.1.2). */
function readTags(text: string): Tags | null {
  if (text.trim() === "*") return "*";
  const tags: string[] = [];
  let at = skip(text, 0);
  while (at < text.length) {
    entityTag.lastIndex = at;
    const tag = entityTag.exec(text)?.[1];
    if (tag === undefined) return null;
    tags.push(tag);
    const end = entityTag.lastIndex;
    at = skip(text, end);
    if (at < text.length && !text.slice(end, at).includes(",")) return null;
  }
  return tags.length === 0 ? null : tags;
}

function skip(text: string, from: number): number {
  separators.lastIndex = from;
  separators.exec(text);
  return separators.lastIndex;
}

function opaqueTag(etag: string): string {
  return etag.startsWith("W/") ? etag.slice(2) : etag;
}
