import { createHash } from "node:crypto";
import { networkOf } from "@/lib/auth/network-of";
import { rateLimit } from "@/lib/auth/rate-limit";
import { AppError } from "@/lib/errors";

const hour = 3600;
// 256 bits cannot be guessed; this keeps a flood of tries from the database.
const lookUps = rateLimit("link-network", 100, hour);
const askedByNetwork = rateLimit("reset-network", 20, hour);
const askedForEmail = rateLimit("reset-email", 3, hour);

const networkKey = (address: string | null) => (address === null ? "unknown" : networkOf(address));

/** Counts a look at a link, right or wrong. @throws AppError `too_many_attempts` */
export async function countLinkLookUp(address: string | null): Promise<void> {
  if ((await lookUps.take(networkKey(address))) === null) return;
  throw new AppError("too_many_attempts", "Too many links were opened from your network. Try again in an hour.");
}

/**
 * Counts a “Forgot password?”. Returns whether a mail may still go to that address; the person is told nothing of it.
 *
 * @throws AppError `too_many_attempts` for the network
 */
export async function countResetRequest(emailKey: string, address: string | null): Promise<boolean> {
  if ((await askedByNetwork.take(networkKey(address))) !== null) {
    throw new AppError(
      "too_many_attempts",
      "Too many reset links were asked for from your network. Try again in an hour.",
    );
  }
  return (await askedForEmail.take(createHash("sha256").update(emailKey).digest("base64url"))) === null;
}
