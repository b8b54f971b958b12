import { remoteAddress } from "@/lib/http/remote-address";
import { type ParsedInput, parseRequest, type RouteContext, type RouteInput, serve } from "@/lib/http/route";

/** What is known of somebody who is not signed in. */
interface Caller {
  readonly requestId: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly now: () => Date;
}

/** A route handler for people who are not signed in: as `adminRoute`, without session and context. */
export function publicRoute<Query = undefined, Body = undefined>(
  input: Omit<RouteInput<undefined, Query, Body>, "params">,
  handler: (call: { readonly caller: Caller } & ParsedInput<undefined, Query, Body>) => Promise<unknown>,
): (request: Request, context: RouteContext) => Promise<Response> {
  return (request) =>
    serve(request, input.status, async (requestId) => {
      const caller = {
        requestId,
        address: remoteAddress(request.headers),
        userAgent: request.headers.get("user-agent"),
        now: () => new Date(),
      };
      return await handler({ caller, ...(await parseRequest<undefined, Query, Body>(request, undefined, input)) });
    });
}
