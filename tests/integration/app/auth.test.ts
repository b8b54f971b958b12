import { createRequire } from "node:module";
import { NextRequest } from "next/server";
import { beforeEach, expect, it } from "vitest";
import { GET, POST } from "@/app/api/auth/[...nextauth]/route";
import * as overview from "@/app/api/organizations/[slug]/overview/route";
import { browserRequest } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

// What Next gives to next-auth inside a running server: the headers and cookies of the request that is being served.
// next-auth requires them at each call, so they are replaced on the CommonJS module.
let current: NextRequest | undefined;
const nextHeaders: { headers: unknown; cookies: unknown } = createRequire(import.meta.url)("next/headers");
nextHeaders.headers = async () => current?.headers;
nextHeaders.cookies = async () => current?.cookies;

const origin = "http://localhost:3000";

/** A browser with a cookie jar that talks to next-auth's routes. */
class Browser {
  readonly jar = new Map<string, string>();
  readonly setCookies: string[] = [];

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async send(action: string, form?: Record<string, string>): Promise<Response> {
    const request = new NextRequest(`${origin}/api/auth/${action}`, {
      method: form === undefined ? "GET" : "POST",
      headers: {
        cookie: this.cookie,
        "user-agent": "Firefox",
        ...(form === undefined ? {} : { "content-type": "application/x-www-form-urlencoded", origin }),
      },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
    current = request;
    const handler = form === undefined ? GET : POST;
    const response = await handler(request, { params: Promise.resolve({ nextauth: action.split("/") }) });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  async signIn(form: Record<string, string>): Promise<{ status: number; url: URL }> {
    const { csrfToken } = (await (await this.send("csrf")).json()) as { csrfToken: string };
    const response = await this.send("callback/password", { csrfToken, json: "true", callbackUrl: "/", ...form });
    return { status: response.status, url: new URL(((await response.json()) as { url: string }).url) };
  }

  async signOut(): Promise<void> {
    const { csrfToken } = (await (await this.send("csrf")).json()) as { csrfToken: string };
    await this.send("signout", { csrfToken, json: "true", callbackUrl: "/sign-in" });
  }

  #keep(cookie: string): void {
    this.setCookies.push(cookie);
    const [pair = ""] = cookie.split(";");
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(pair.indexOf("=") + 1);
    if (value === "") this.jar.delete(name);
    else this.jar.set(name, value);
  }
}

const openOverview = (organization: TestOrganization, cookie: string) =>
  overview.GET(browserRequest("GET", "/", { cookie }), { params: Promise.resolve({ slug: organization.slug }) });

onEachDatabase("signing in through next-auth", () => {
  let organization: TestOrganization;
  beforeEach(async () => {
    organization = await makeOrganization();
  });

  it("opens the organization with a cookie that scripts and other sites cannot use", async () => {
    const browser = new Browser();
    const { status, url } = await browser.signIn({ email: organization.email, password: organization.password });
    expect([status, url.href]).toEqual([200, `${origin}/`]);
    expect((await openOverview(organization, browser.cookie)).status).toBe(200);
    const session = browser.setCookies.find((cookie) => cookie.startsWith("next-auth.session-token="));
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Lax/i);
  });

  it("sign-out ends the session in the database, also for a copy of the cookie", async () => {
    const browser = new Browser();
    await browser.signIn({ email: organization.email, password: organization.password });
    const copy = browser.cookie;
    await browser.signOut();
    expect(browser.jar.has("next-auth.session-token")).toBe(false);
    expect((await openOverview(organization, copy)).status).toBe(401);
  });

  it("answers a refusal as a code and sets no session", async () => {
    const browser = new Browser();
    const { status, url } = await browser.signIn({ email: organization.email, password: "wrong" });
    expect([status, url.searchParams.get("error")]).toEqual([401, "wrong"]);
    expect(browser.jar.has("next-auth.session-token")).toBe(false);
  });

  it("sends nobody to another site afterwards", async () => {
    for (const callbackUrl of ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      const { url } = await new Browser().signIn({
        email: organization.email,
        password: organization.password,
        callbackUrl,
      });
      expect(url.origin).toBe(origin);
    }
  });

  it("signs nobody in without next-auth's own token against forged forms", async () => {
    const browser = new Browser();
    await browser.send("callback/password", {
      email: organization.email,
      password: organization.password,
      json: "true",
    });
    expect(browser.jar.has("next-auth.session-token")).toBe(false);
  });

  it("keeps nothing but ids in the cookie, and gives scripts no name", async () => {
    const browser = new Browser();
    await browser.signIn({ email: organization.email, password: organization.password });
    expect(await (await browser.send("session")).json()).toEqual({ expires: expect.any(String) });
  });
});
