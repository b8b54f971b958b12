import { rateLimit } from "@/lib/auth/rate-limit";
import { AppError } from "@/lib/errors";

const quarter = 15 * 60;
const wrongCodes = rateLimit("own-proof", 10, quarter);

/**
 * Runs a try to prove oneself from within a session, with a code or the old password, and counts it unless it was right: whoever
 * finds a browser open must not guess there.
 *
 * @throws AppError `too_many_attempts`; what `prove` throws
 */
export async function countProof<T>(organizationId: string, userId: string, prove: () => Promise<T>): Promise<T> {
  const key = `${organizationId}:${userId}`;
  if ((await wrongCodes.take(key)) !== null) {
    throw new AppError("too_many_attempts", "Too many wrong tries. Try again in 15 minutes.");
  }
  const value = await prove();
  await wrongCodes.giveBack(key);
  return value;
}
