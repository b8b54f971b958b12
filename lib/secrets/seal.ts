import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from "node:crypto";
import { previousSecrets, secret } from "@/lib/env";

const ivLength = 12;
const tagLength = 16;

interface Key {
  /** The first characters of the key's hash. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** A key for this one purpose (HKDF, RFC 5869), known by an id that tells nothing of it. */
function keyFrom(source: string): Key {
  const bytes = Buffer.from(hkdfSync("sha256", source, "", "usher sealed secrets", 32));
  return { id: createHash("sha256").update(bytes).digest("hex").slice(0, 12), bytes };
}

/**
 * Encrypts a secret that must be read again, such as a client secret of Entra's (AES-256-GCM). The answer holds the id of its
 * key. `context` says whose it is: in another row it cannot be opened.
 */
export function seal(text: string, context: string): string {
  const key = keyFrom(secret());
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv("aes-256-gcm", key.bytes, iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return `${key.id}:${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64")}`;
}

/**
 * Opens what `seal` closed, with the key of USHER_SECRET or one from USHER_PREVIOUS_SECRETS.
 *
 * @throws Error when neither made it, or it was sealed for another context
 */
export function unseal(sealed: string, context: string): string {
  const [id, encoded = ""] = sealed.split(":", 2);
  const key = [secret(), ...previousSecrets()].map(keyFrom).find((one) => one.id === id);
  if (key === undefined)
    throw new Error(`No key ${id}: USHER_SECRET was replaced. Add the earlier one to USHER_PREVIOUS_SECRETS.`);
  const bytes = Buffer.from(encoded, "base64");
  const decipher = createDecipheriv("aes-256-gcm", key.bytes, bytes.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(context)).setAuthTag(bytes.subarray(ivLength, ivLength + tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString("utf8");
}

/** How everything begins that is sealed with the key of today's USHER_SECRET. What is not is sealed anew by `resealAll`. */
export function currentKeyPrefix(): string {
  return `${keyFrom(secret()).id}:`;
}

/** Whether `sealed` was made with the key of today's USHER_SECRET. */
export function isSealedWithCurrentKey(sealed: string): boolean {
  return sealed.startsWith(currentKeyPrefix());
}
