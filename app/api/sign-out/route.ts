import { readSessionCookie, sessionCookieName, usesSecureCookies } from "@/lib/auth/session-cookie";
import { signOut } from "@/lib/auth/sign-out";
import { serve } from "@/lib/http/route";

/** Signs the browser out; answers where it goes next. */
export function POST(request: Request): Promise<Response> {
  return serve(request, undefined, async () => {
    const claims = await readSessionCookie(request.headers.get("cookie"));
    const url = claims === null ? "/sign-in" : await signOut(claims, new Date());
    const secure = usesSecureCookies() ? "; Secure" : "";
    return Response.json(
      { url },
      {
        headers: {
          "cache-control": "no-store",
          "set-cookie": `${sessionCookieName()}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0${secure}`,
        },
      },
    );
  });
}
