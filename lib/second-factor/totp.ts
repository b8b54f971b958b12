import { Secret, TOTP } from "otpauth";

// What every authenticator app takes, whatever else the URI says (RFC 6238, with its default of SHA-1).
const shape = { algorithm: "SHA1", digits: 6, period: 30 } as const;

/** 160 random bits in base32, the length that RFC 4226 recommends. */
export function makeTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from a QR code. */
export function totpUri(secret: string, label: string): string {
  return new TOTP({ ...shape, issuer: "Usher", label, secret: Secret.fromBase32(secret) }).toString();
}

/** The step of time that `code` belongs to: the one of `now`, the one before or the one after; null for every other code. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...shape, token: code, secret: Secret.fromBase32(secret), timestamp, window: 1 });
  return delta === null ? null : TOTP.counter({ period: shape.period, timestamp }) + delta;
}
