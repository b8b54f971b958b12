import { networkOf } from "@/lib/auth/network-of";
import { rateLimit } from "@/lib/auth/rate-limit";
import { AppError } from "@/lib/errors";

const hour = 3600;
// 256 bits cannot be guessed; these keep a flood of tries from the database. Only what misses counts: the page asks every 2 s.
const misses = rateLimit("setup-link-network", 60, hour);
const secrets = rateLimit("setup-link-secret", 20, hour);

const networkKey = (address: string | null) => (address === null ? "unknown" : networkOf(address));

/** @throws AppError `too_many_attempts` */
export async function requireSetupLinkTries(address: string | null): Promise<void> {
  if ((await misses.pauseIfUsedUp(networkKey(address))) === null) return;
  throw new AppError("too_many_attempts", "Too many links were opened from your network. Try again in an hour.");
}

export async function countSetupLinkMiss(address: string | null): Promise<void> {
  await misses.take(networkKey(address));
}

/** Counts a secret that is made or kept by a link. @throws AppError `too_many_attempts` */
export async function countSetupLinkSecret(linkId: string): Promise<void> {
  if ((await secrets.take(linkId)) === null) return;
  throw new AppError("too_many_attempts", "This link made many secrets within an hour. Try again later.");
}
