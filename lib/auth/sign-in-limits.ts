import { createHash } from "node:crypto";
import { rateLimit } from "@/lib/auth/rate-limit";
import type { SignInRefusal } from "@/lib/auth/schemas";

const quarter = 15 * 60;
const perEmail = rateLimit("sign-in-email", 10, quarter);
// Many people may share one address, so it gets more tries than one person.
const perAddress = rateLimit("sign-in-address", 100, quarter);

/** The two counters that one try of signing in goes through. */
export interface SignInTry {
  /** Why this try must not even look at the password, or null. */
  readonly paused: SignInRefusal | null;
  /** The password was wrong. Returns the pause that begins with it, or null. */
  failed(): Promise<SignInRefusal | null>;
  /** The password was right. */
  passed(): Promise<void>;
}

/**
 * Counts a try before the password is looked at, so that many tries at once cannot slip through together.
 * The e-mail is hashed: people type passwords into the wrong field, and strangers' addresses are none of our data.
 */
export async function countSignInTry(emailKey: string, address: string | null): Promise<SignInTry> {
  const email = createHash("sha256").update(emailKey).digest("base64url");
  const network = address ?? "unknown";
  const networkPausedUntil = await perAddress.take(network);
  const pausedUntil = networkPausedUntil === null ? await perEmail.take(email) : null;
  return {
    paused: refusal(networkPausedUntil, pausedUntil),
    failed: async () => refusal(null, await perEmail.pauseIfUsedUp(email)),
    passed: async () => {
      // Not forgotten altogether: anybody may sign up with somebody else's e-mail and would clear the count by signing in.
      await perEmail.giveBack(email);
      await perAddress.giveBack(network);
    },
  };
}

function refusal(network: Date | null, email: Date | null): SignInRefusal | null {
  if (network !== null) return { kind: "network_paused", until: network };
  return email === null ? null : { kind: "paused", until: email };
}
