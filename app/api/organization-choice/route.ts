import { readSessionCookie, writeSessionCookie } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { remoteAddress } from "@/lib/http/remote-address";
import { parseRequest, serve } from "@/lib/http/route";
import { findChoices } from "@/lib/organization-choice/find-choices";
import { SwitchOrganization } from "@/lib/organization-choice/schemas";
import { switchOrganization } from "@/lib/organization-choice/switch-organization";

/** The organizations of whoever is signed in (PRODUCT O2). */
export function GET(request: Request): Promise<Response> {
  return serve(request, undefined, async () => {
    const claims = await readSessionCookie(request.headers.get("cookie"));
    const items = claims === null ? null : await findChoices(claims, new Date());
    if (items === null) throw signedOut();
    return { items, signUpOpen: env().USHER_SIGN_UP === "open" };
  });
}

/** Switches to another of them: a new cookie, or the page that asks for what is missing. */
export function POST(request: Request): Promise<Response> {
  return serve(request, undefined, async () => {
    const claims = await readSessionCookie(request.headers.get("cookie"));
    if (claims === null) throw signedOut();
    const { body } = await parseRequest(request, undefined, { body: SwitchOrganization });
    const switched = await switchOrganization(claims, body.organizationId, {
      address: remoteAddress(request.headers),
      userAgent: request.headers.get("user-agent"),
      now: () => new Date(),
    });
    const url = switched.claims === null ? `/sign-in/${switched.slug}` : `/o/${switched.slug}`;
    return Response.json(
      { url },
      {
        headers: {
          "cache-control": "no-store",
          ...(switched.claims !== null && { "set-cookie": await writeSessionCookie(switched.claims) }),
        },
      },
    );
  });
}

function signedOut(): AppError {
  return new AppError("unauthenticated", "You are signed out. Sign in again.");
}
