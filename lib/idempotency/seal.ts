import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const ivLength = 12;
const tagLength = 16;

/** What a caller's own secret can do that we could not without it. */
export interface Seal {
  /** A fingerprint that nobody without the secret can compare with a guess. */
  fingerprint(text: string): string;
  close(text: string, context: string): string;
  /** @throws Error when it was closed with another secret or for another context */
  open(sealed: string, context: string): string;
}

/**
 * Keys from a caller's bearer secret by HKDF (RFC 5869). Of the secret we keep a hash alone, so a copy of the database opens
 * nothing that was sealed.
 */
export function sealOf(secret: string, credentialId: string): Seal {
  const keys = Buffer.from(hkdfSync("sha256", secret, credentialId, "usher idempotency", 64));
  const [cipherKey, fingerprintKey] = [keys.subarray(0, 32), keys.subarray(32)];
  return {
    fingerprint: (text) => createHmac("sha256", fingerprintKey).update(text).digest("hex"),
    close(text, context) {
      const iv = randomBytes(ivLength);
      const cipher = createCipheriv("aes-256-gcm", cipherKey, iv).setAAD(Buffer.from(context));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64");
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed, "base64");
      const iv = bytes.subarray(0, ivLength);
      const tag = bytes.subarray(ivLength, ivLength + tagLength);
      const decipher = createDecipheriv("aes-256-gcm", cipherKey, iv, { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
      return Buffer.concat([decipher.update(bytes.subarray(ivLength + tagLength)), decipher.final()]).toString("utf8");
    },
  };
}
