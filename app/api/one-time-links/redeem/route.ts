import { writeSessionCookie } from "@/lib/auth/session-cookie";
import { publicRoute } from "@/lib/http/public-route";
import { redeemLink } from "@/lib/one-time-links/redeem-link";
import { type RedeemedLink, RedeemLink } from "@/lib/one-time-links/schemas";

export const POST = publicRoute({ body: RedeemLink }, async ({ caller, body }) => {
  const { slug, claims } = await redeemLink(body, caller);
  const answer: RedeemedLink =
    claims === null ? { signedIn: false, next: "/sign-in" } : { signedIn: true, next: `/o/${slug}` };
  const headers = new Headers({ "cache-control": "no-store" });
  if (claims !== null) headers.set("set-cookie", await writeSessionCookie(claims));
  return Response.json(answer, { headers });
});
