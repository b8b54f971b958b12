import { createHash, randomInt } from "node:crypto";

// Without letters and digits that look alike: people type these from paper.
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
const count = 10;
const groups = 4;
const groupLength = 4;

/** Ten codes of 79 random bits: `a2b3-c4d5-e6f7-g8h9`. */
export function makeRecoveryCodes(): readonly string[] {
  return Array.from({ length: count }, () =>
    Array.from({ length: groups }, () =>
      Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join(""),
    ).join("-"),
  );
}

/** What is stored of a code, however it was typed. */
export function hashRecoveryCode(code: string): string {
  return createHash("sha256").update(code.toLowerCase().replace(/[\s-]/g, "")).digest("hex");
}
