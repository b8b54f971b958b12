import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { v7 as uuidv7 } from "uuid";
import { findSession, opensPortal, type PersonSession, type Session } from "@/lib/auth/find-session";
import { isOpenBeforeSetUp, setUpPage } from "@/lib/auth/second-factor-due";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { sessionCtx, sessionViewer } from "@/lib/auth/session-ctx";
import { type SessionEnd, whyEnded } from "@/lib/auth/why-ended";
import type { Ctx } from "@/lib/context";
import { findMoved } from "@/lib/organizations/find-moved";
import type { Viewer } from "@/lib/organizations/schemas";

/** One look-up per rendered page, however many of its parts ask. */
const readSession = cache(async (): Promise<PersonSession | "none" | SessionEnd> => {
  const claims = await readSessionCookie((await headers()).get("cookie"));
  if (claims === null) return "none";
  return (await findSession(claims, new Date())) ?? (await whyEnded(claims, new Date()));
});

/**
 * For pages: who is signed in to the organization `slug`. Without a session goes to the sign-in page; for an unknown
 * organization, or one that the person does not belong to, shows the 404 page.
 */
export async function getViewer(slug: string): Promise<Viewer> {
  return sessionViewer(await requireSession(slug));
}

/** For pages: the context for calling verbs. Leaves the page as `getViewer` does. */
export async function getCtx(slug: string): Promise<Ctx> {
  const session = await requireSession(slug);
  return sessionCtx(session, (await headers()).get("x-request-id") ?? uuidv7());
}

/**
 * For `/` and `/sign-in`: where a signed-in person belongs: `/o/contoso`, `/organizations` when their password opens several, or
 * `/app-only`; null when nobody is signed in.
 */
export async function findHome(): Promise<string | null> {
  const session = await readSession();
  if (typeof session === "string") return null;
  const claims = await readSessionCookie((await headers()).get("cookie"));
  if (claims !== null && claims.others.length > 0) return "/organizations";
  return opensPortal(session) ? `/o/${session.organization.slug}` : "/app-only";
}

/** For the pages of people with and without access role: who is signed in, to whichever organization; null when nobody is. */
export async function findPerson(): Promise<PersonSession | null> {
  const session = await readSession();
  return typeof session === "string" ? null : session;
}

/** An address that the organization had leads to its present one, with everything behind it; any other one names nothing here. */
async function leaveWrongAddress(session: PersonSession, slug: string): Promise<never> {
  const own = session.organization.slug;
  if ((await findMoved(slug, new Date())) !== own) notFound();
  const asked = await headers();
  const path = asked.get("x-pathname") ?? "";
  const rest = path.startsWith(`/o/${slug}/`) ? path.slice(`/o/${slug}`.length) : "";
  redirect(`/o/${own}${rest}${asked.get("x-search") ?? ""}`);
}

async function requireSession(slug: string): Promise<Session> {
  const session = await readSession();
  const back = `callbackUrl=${encodeURIComponent(`/o/${slug}`)}`;
  if (session === "none") redirect(`/sign-in?${back}`);
  if (session === "ended") redirect("/sign-in?error=access_changed");
  if (session === "over") redirect(`/sign-in?error=session_over&${back}`);
  if (session.organization.slug !== slug) await leaveWrongAddress(session, slug);
  if (!opensPortal(session)) redirect("/app-only");
  const path = (await headers()).get("x-pathname") ?? "";
  if (session.secondFactorDue && !isOpenBeforeSetUp(path)) redirect(setUpPage(slug));
  return session;
}
