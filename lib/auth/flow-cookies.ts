import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { findSession, opensPortal } from "@/lib/auth/find-session";
import { rolePermissions } from "@/lib/auth/permissions";
import { findCookie, type SessionClaims, usesSecureCookies } from "@/lib/auth/session-cookie";
import type { Tester } from "@/lib/entra-sign-in/record-test";
import { equal } from "@/lib/entra-sign-in/verify-id-token";
import { secret } from "@/lib/env";

const quarter = 15 * 60;
const testCookie = "usher.sign-in-test";

const FlowState = z.object({ value: z.string(), provider: z.string() });
const Test = z.object({ organizationId: z.uuid(), sessionId: z.uuid(), state: z.string() });

/** Whether this browser began the sign-in at a connector that an answer with `state` belongs to. */
export async function beganHere(cookies: string | null, connectorId: string, state: string): Promise<boolean> {
  const name = `${usesSecureCookies() ? "__Secure-" : ""}next-auth.state`;
  const flow = FlowState.safeParse(await open(cookies, name));
  return flow.success && flow.data.provider === connectorId && equal(flow.data.value, state);
}

/** The Set-Cookie header that makes the sign-in with `state` a test of the admin's. */
export async function testMark(claims: SessionClaims, state: string): Promise<string> {
  const { organizationId, sessionId } = claims;
  const token = await encode({
    token: { organizationId, sessionId, state },
    secret: secret(),
    salt: testCookie,
    maxAge: quarter,
  });
  const attributes = `Path=/; HttpOnly; SameSite=Lax; Max-Age=${quarter}${usesSecureCookies() ? "; Secure" : ""}`;
  return `${testCookie}=${token}; ${attributes}`;
}

/** The admin whose test the answer with `state` ends; null when it is none, or the admin may test no more. */
export async function findTester(
  cookies: string | null,
  organizationId: string,
  state: string,
): Promise<Tester | null> {
  const test = Test.safeParse(await open(cookies, testCookie));
  if (!test.success || test.data.organizationId !== organizationId || !equal(test.data.state, state)) return null;
  const session = await findSession({ ...test.data, others: [] }, new Date());
  if (session === null || !opensPortal(session) || session.secondFactorDue) return null;
  return rolePermissions[session.accessRole].has("connector:update") ? { name: session.user.name } : null;
}

async function open(cookies: string | null, name: string): Promise<unknown> {
  const token = findCookie(cookies ?? "", name);
  if (token === null) return null;
  // A cookie that cannot be opened is none.
  return await decode({ token, secret: secret(), salt: name }).catch(() => null);
}
