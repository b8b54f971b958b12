import type { Ctx } from "@/lib/context";
import { remoteAddress } from "@/lib/http/remote-address";
import { type ParsedInput, parseRequest, type RouteContext, type RouteInput, serve } from "@/lib/http/route";
import { type FoundSetupLink, findSetupLink, setupLinkCtx, setupLinkIsOver } from "@/lib/setup-links/find-setup-link";
import { noteSetupLinkUse } from "@/lib/setup-links/note-setup-link-use";
import { readSetupLinkCookie } from "@/lib/setup-links/setup-link-cookie";

type Handler<Params, Body> = (
  call: { readonly ctx: Ctx; readonly link: FoundSetupLink } & ParsedInput<Params, undefined, Body>,
) => Promise<unknown>;

/**
 * A route handler for whoever opened the setup link of the path: as `adminRoute`, with the link in place of a session. The connector
 * is the link's own; no route of these takes one from the request. The link is looked up each time, so that a revoked one ends at
 * once.
 */
export function setupRoute<Params = undefined, Body = undefined>(
  input: Omit<RouteInput<Params, undefined, Body>, "query">,
  handler: Handler<Params, Body>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request, context) =>
    serve(request, input.status, async (requestId) => {
      const path = await context.params;
      const linkId = String(path["setupLinkId"]);
      const token = readSetupLinkCookie(request.headers.get("cookie"), linkId);
      if (token === null) throw setupLinkIsOver(null);
      const caller = { requestId, address: remoteAddress(request.headers), now: () => new Date() };
      const link = await findSetupLink(token, caller);
      if (link.id !== linkId) throw setupLinkIsOver(null);
      await noteSetupLinkUse(link, caller.now());
      const ctx = setupLinkCtx(link, caller);
      return await handler({ ctx, link, ...(await parseRequest<Params, undefined, Body>(request, path, input)) });
    });
}
