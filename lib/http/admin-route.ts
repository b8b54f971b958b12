import { getRequestCtx } from "@/lib/auth/request-session";
import type { Ctx } from "@/lib/context";
import { type ParsedInput, parseRequest, type RouteContext, type RouteInput, serve } from "@/lib/http/route";

type Handler<Params, Query, Body> = (
  call: { readonly ctx: Ctx } & ParsedInput<Params, Query, Body>,
) => Promise<unknown>;

/**
 * A route handler for people who are signed in to the organization of the path: origin check, session, parsing, verb,
 * JSON. The permission is not declared here but checked in the verb, where every caller passes.
 */
export function adminRoute<Params = undefined, Query = undefined, Body = undefined>(
  input: RouteInput<Params, Query, Body>,
  handler: Handler<Params, Query, Body>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request, context) =>
    serve(request, input.status, async (requestId) => {
      const path = await context.params;
      const ctx = await getRequestCtx(request, String(path["slug"]), requestId);
      return await handler({ ctx, ...(await parseRequest(request, path, input)) });
    });
}
