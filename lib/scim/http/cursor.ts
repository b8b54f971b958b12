import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";
import type { RowPosition } from "@/lib/directory/search-directory";
import { previousSecrets, secret } from "@/lib/env";
import { ScimError } from "@/lib/scim/protocol/errors";
import { cursorSeconds } from "@/lib/scim/protocol/pagination";
import { isUuid } from "@/lib/utils/uuid";

/** Where a page begins, and what the walk knows already. */
export interface Cursor {
  readonly position: RowPosition;
  /** Towards the first page. */
  readonly backwards: boolean;
  readonly count: number;
  /** As counted with the first page. */
  readonly total: number;
}

const ivLength = 12;
const tagLength = 16;
/** Twice what the longest sort key needs. */
const maxLength = 16_384;

/** The key for this one purpose (HKDF, RFC 5869). */
function keyFrom(source: string): Buffer {
  return Buffer.from(hkdfSync("sha256", source, "", "usher scim cursors", 32));
}

/**
 * A cursor for a client (RFC 9865 §2): encrypted and authenticated (AES-256-GCM), because it holds a value that people are sorted by
 * and addresses are logged. `query` is what it belongs to: with another it cannot be opened.
 */
export function writeCursor(cursor: Cursor, query: string, now: Date): string {
  const { position, backwards, count, total } = cursor;
  const until = now.getTime() + cursorSeconds * 1000;
  const text = JSON.stringify([position.key, position.id, backwards, count, total, until]);
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", keyFrom(secret()), iv).setAAD(Buffer.from(query));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url");
}

/**
 * Reads a cursor back.
 *
 * @throws ScimError `invalidCursor` when we did not make it, or made it for another query; `expiredCursor`
 */
export function readCursor(text: string, query: string, now: Date): Cursor {
  const opened = text.length > maxLength ? null : open(text, query);
  if (opened === null) {
    throw ScimError.of(
      "invalidCursor",
      "The cursor belongs to no page of this query. Begin with an empty cursor, then send each nextCursor with the same parameters.",
    );
  }
  const [key, id, backwards, count, total, until] = opened;
  if (until < now.getTime()) {
    throw ScimError.of(
      "expiredCursor",
      `The cursor is older than ${cursorSeconds} seconds. Begin again with an empty cursor.`,
    );
  }
  return { position: { key, id }, backwards, count, total };
}

type Content = [key: string | null, id: string, backwards: boolean, count: number, total: number, until: number];

function open(text: string, query: string): Content | null {
  const bytes = Buffer.from(text, "base64url");
  // The decoder skips what it does not know; only the one spelling of ours counts.
  if (bytes.length <= ivLength + tagLength || bytes.toString("base64url") !== text) return null;
  for (const source of [secret(), ...previousSecrets()]) {
    const content = decrypt(bytes, keyFrom(source), query);
    if (content !== null) return content;
  }
  return null;
}

function decrypt(bytes: Buffer, key: Buffer, query: string): Content | null {
  const options = { authTagLength: tagLength };
  const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, ivLength), options)
    .setAAD(Buffer.from(query))
    .setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  try {
    const opened = Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]);
    const content = JSON.parse(opened.toString("utf8")) as Content;
    return isUuid(content[1]) ? content : null;
  } catch {
    // Forged, cut, or made for another query: nobody is told which.
    return null;
  }
}
