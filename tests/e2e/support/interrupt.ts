import type { Page, Route } from "@playwright/test";
import { roleWorld } from "@/tests/e2e/support/role-world";

/** What a page says when nothing answered. */
export const unreachable = "Usher did not answer. Check your connection, then try again.";

/** What a page says when Usher refused, told by the answer itself. */
export const refused = "The directory is being repaired until 14:00. Try again then.";

type Failure = "unreachable" | "refused" | "none";

/** Makes the reads of an API path of the organization fail, or what a pattern names, until told otherwise. Begins with none failing. */
export async function failReads(page: Page, api: string | RegExp): Promise<(failure: Failure) => void> {
  let failure: Failure = "none";
  const base = `/api/organizations/${roleWorld().slug}`;
  const isRead = ({ pathname }: URL) => (typeof api === "string" ? pathname === `${base}${api}` : api.test(pathname));
  await page.route(isRead, (route) => answer(route, failure));
  return (next) => {
    failure = next;
  };
}

function answer(route: Route, failure: Failure): Promise<void> {
  if (failure === "none") return route.fallback();
  if (failure === "unreachable") return route.abort();
  return route.fulfill({
    status: 500,
    contentType: "application/problem+json",
    body: JSON.stringify({ title: "Failed", status: 500, detail: refused, code: "internal", requestId: null }),
  });
}

/** Until Next fetches the loading state of a path ahead, which it does when a link comes into sight. */
export async function fetchedAhead(page: Page, path: string): Promise<void> {
  await page.waitForResponse((response) => {
    const headers = response.request().headers();
    const isWhole = "next-router-prefetch" in headers && !("next-router-segment-prefetch" in headers);
    return isWhole && new URL(response.url()).pathname === path;
  });
}

/** Holds the server's answer to a navigation within the browser; what Next fetches ahead passes. Returns how to let it go. */
export function holdNavigation(page: Page, path: string): Promise<() => Promise<void>> {
  return holdRequests(page, ({ url, headers }) => {
    return url.pathname === path && url.searchParams.has("_rsc") && !("next-router-prefetch" in headers);
  });
}

/** Holds the answer of an API path. Returns how to let it go. */
export function holdAnswer(page: Page, path: string): Promise<() => Promise<void>> {
  return holdRequests(page, ({ url }) => url.pathname === path);
}

interface Asked {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

async function holdRequests(page: Page, isHeld: (asked: Asked) => boolean): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((accept) => {
    release = accept;
  });
  const hold = async (route: Route) => {
    const request = route.request();
    if (isHeld({ url: new URL(request.url()), headers: request.headers() })) await released;
    await route.fallback();
  };
  await page.route("**", hold);
  return async () => {
    release();
    await page.unroute("**", hold);
  };
}
