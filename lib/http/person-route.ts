import { findSession, type PersonSession } from "@/lib/auth/find-session";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { AppError } from "@/lib/errors";
import { type ParsedInput, parseRequest, type RouteContext, type RouteInput, serve } from "@/lib/http/route";

/**
 * A route handler for whoever is signed in, with or without access role, about themselves alone: as `adminRoute`, without
 * organization in the path and without permissions.
 */
export function personRoute<Params = undefined, Query = undefined, Body = undefined>(
  input: RouteInput<Params, Query, Body>,
  handler: (call: { readonly session: PersonSession } & ParsedInput<Params, Query, Body>) => Promise<unknown>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request, context) =>
    serve(request, input.status, async () => {
      const claims = await readSessionCookie(request.headers.get("cookie"));
      const session = claims === null ? null : await findSession(claims, new Date());
      if (session === null) throw new AppError("unauthenticated", "You are signed out. Sign in again.");
      return await handler({ session, ...(await parseRequest(request, await context.params, input)) });
    });
}
