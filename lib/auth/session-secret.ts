import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "@/lib/env";

let made: string | undefined;

/**
 * The secret that session cookies are encrypted with: USHER_SECRET, or without it one that is made on first start and
 * kept in the data folder, readable by its owner only.
 */
export function sessionSecret(): string {
  const { USHER_SECRET, USHER_DATA_DIR } = env();
  if (USHER_SECRET !== undefined) return USHER_SECRET;
  made ??= readOrMake(resolve(USHER_DATA_DIR));
  return made;
}

function readOrMake(folder: string): string {
  const file = join(folder, "secret");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    // “wx” fails when the file exists, so two starts at once agree on one secret.
    writeFileSync(file, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}
