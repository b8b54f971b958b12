import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

const harmless = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a write that another site made the browser send. Browsers set both headers themselves; a page cannot.
 *
 * @throws AppError `forbidden`
 */
export function requireSameOrigin(request: Request): void {
  if (harmless.has(request.method)) return;
  const origin = request.headers.get("origin");
  // Sec-Fetch-Site alone decides only where Origin is absent: a wrong Origin stays wrong.
  const same =
    origin === null ? request.headers.get("sec-fetch-site") === "same-origin" : origin === env().USHER_ORIGIN;
  if (same) return;
  throw new AppError(
    "forbidden",
    `This request came from another site than ${env().USHER_ORIGIN}. Open Usher at that address and try again.`,
  );
}
