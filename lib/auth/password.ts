import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for argon2id with little memory; also the library's default, written out so that it cannot drift.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** argon2id with a random salt, as a PHC string that names its own cost. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

/** Whether `password` made `stored`. */
export function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password);
}

let decoy: Promise<string> | undefined;

/** Takes as long as `verifyPassword` and is never true, so that the time of an answer does not tell who exists. */
export async function verifyNobody(password: string): Promise<false> {
  decoy ??= hashPassword("nobody has this password");
  await verify(await decoy, password);
  return false;
}
