import { originOf, reach, redirect, refuse } from "@/lib/auth/answer-entra";
import { beginEntraSignIn } from "@/lib/auth/begin-entra-sign-in";
import { entraProvider } from "@/lib/auth/entra-provider";
import { findSession, opensPortal } from "@/lib/auth/find-session";
import { testMark } from "@/lib/auth/flow-cookies";
import { rolePermissions } from "@/lib/auth/permissions";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { SignInRefused } from "@/lib/entra-sign-in/causes";
import { findConnection, isOpen } from "@/lib/entra-sign-in/find-connection";
import { env } from "@/lib/env";
import { requestIdOf } from "@/lib/http/request-id";

interface SsoContext {
  readonly params: Promise<{ readonly connectorId: string }>;
}

/** “Test sign-in” (PRODUCT L1): as a sign-in, but its answer is judged for the admin and signs nobody in. */
export async function GET(request: Request, { params }: SsoContext): Promise<Response> {
  const connection = await findConnection((await params).connectorId);
  const claims = await readSessionCookie(request.headers.get("cookie"));
  const session = claims === null ? null : await findSession(claims, new Date());
  const may =
    session !== null &&
    opensPortal(session) &&
    !session.secondFactorDue &&
    rolePermissions[session.accessRole].has("connector:update");
  if (connection === null || claims === null || !may || session.organization.id !== connection.organizationId) {
    return redirect(`${env().USHER_ORIGIN}/sign-in`);
  }
  const origin = originOf(request);
  if (!isOpen(connection)) return await refuse(connection, origin, new SignInRefused("not_configured"));
  const discovered = await reach(connection);
  if (discovered === null) return await refuse(connection, origin, new SignInRefused("unreachable"));
  const flow = { connection, discovered, origin, requestId: requestIdOf(request), findTester: async () => null };
  const begun = await beginEntraSignIn(entraProvider(flow), "/", { prompt: "select_account" });
  const state = new URL(begun.location).searchParams.get("state") ?? "";
  return redirect(begun.location, [...begun.cookies, await testMark(claims, state)]);
}
