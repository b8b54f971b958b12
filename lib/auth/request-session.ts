import { findSession, opensPortal } from "@/lib/auth/find-session";
import { isRouteOpenBeforeSetUp } from "@/lib/auth/second-factor-due";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { sessionCtx } from "@/lib/auth/session-ctx";
import type { Ctx } from "@/lib/context";
import { AppError } from "@/lib/errors";

/**
 * For route handlers: the context of the person who sent the request, in the organization `slug`.
 *
 * @throws AppError `unauthenticated` without a session that holds; `not_found` for an unknown organization and for one
 * that the person does not belong to, so that nobody learns which exist; `forbidden` for somebody who has no access role,
 * and for somebody who must set up a second factor first
 */
export async function getRequestCtx(request: Request, slug: string, requestId: string): Promise<Ctx> {
  const claims = await readSessionCookie(request.headers.get("cookie"));
  const session = claims === null ? null : await findSession(claims, new Date());
  if (session === null) throw new AppError("unauthenticated", "You are signed out. Sign in again.");
  if (session.organization.slug !== slug) {
    throw new AppError("not_found", `There is no organization at ${slug}, or you do not belong to it.`);
  }
  if (!opensPortal(session)) {
    throw new AppError("forbidden", "The web portal is not part of your access. Ask an admin for an access role.");
  }
  if (session.secondFactorDue && !isRouteOpenBeforeSetUp(request)) {
    throw new AppError(
      "forbidden",
      `${session.organization.name} asks EnterpriseAdmins for a second factor. Set it up under Profile first.`,
      { reason: "second_factor_due" },
    );
  }
  return sessionCtx(session, requestId);
}
