import { createHash, randomBytes } from "node:crypto";
import { crc32 } from "node:zlib";

/** Every secret of ours begins so, for people and for scanners that look for leaked secrets. */
export const secretPrefix = "ush_";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const bodyLength = 43;
const checksumLength = 6;
const shownLength = 8;
const shape = new RegExp(`^${secretPrefix}[0-9A-Za-z]{${bodyLength + checksumLength}}$`);

/** Makes a secret: `ush_`, 256 random bits and a checksum, all in letters and digits that survive copying. */
export function makeSecret(): string {
  const body = toBase62(BigInt(`0x${randomBytes(32).toString("hex")}`), bodyLength);
  return secretPrefix + body + checksum(body);
}

/** Whether `text` is a whole secret of ours: right length, right letters, checksum fits. Needs no database. */
export function isIntact(text: string): boolean {
  if (!shape.test(text)) return false;
  const body = text.slice(secretPrefix.length, -checksumLength);
  return checksum(body) === text.slice(-checksumLength);
}

/** What is stored of a secret. A plain SHA-256 is enough for 256 random bits; nobody can try them all. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** The characters that are shown so that people recognise the secret. */
export function shownPrefix(secret: string): string {
  return secret.slice(0, shownLength);
}

function checksum(body: string): string {
  return toBase62(BigInt(crc32(body)), checksumLength);
}

function toBase62(value: bigint, length: number): string {
  let rest = value;
  let text = "";
  while (text.length < length) {
    text = alphabet.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
