import { endEntraSession } from "@/lib/entra-sign-in/end-entra-session";

interface SsoContext {
  readonly params: Promise<{ readonly connectorId: string }>;
}

/** Front-channel logout (PRODUCT L4): Microsoft loads this in a frame when somebody signs out there. */
export async function GET(request: Request, { params }: SsoContext): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const logout = { sid: query.get("sid"), iss: query.get("iss"), now: new Date() };
  await endEntraSession((await params).connectorId, logout);
  return new Response("Signed out.", { headers: { "content-type": "text/plain", "cache-control": "no-store" } });
}
