import { readdirSync } from "node:fs";
import { v7 as uuidv7 } from "uuid";
import { expect, it } from "vitest";
import * as connector from "@/app/api/organizations/[slug]/connectors/[connectorId]/route";
import * as token from "@/app/api/organizations/[slug]/connectors/[connectorId]/tokens/[tokenId]/route";
import * as tokens from "@/app/api/organizations/[slug]/connectors/[connectorId]/tokens/route";
import * as connectors from "@/app/api/organizations/[slug]/connectors/route";
import * as members from "@/app/api/organizations/[slug]/groups/[groupId]/members/route";
import * as group from "@/app/api/organizations/[slug]/groups/[groupId]/route";
import * as groups from "@/app/api/organizations/[slug]/groups/route";
import * as overview from "@/app/api/organizations/[slug]/overview/route";
import * as request from "@/app/api/organizations/[slug]/request-log/[requestId]/route";
import * as requestLog from "@/app/api/organizations/[slug]/request-log/route";
import * as history from "@/app/api/organizations/[slug]/users/[userId]/history/route";
import * as user from "@/app/api/organizations/[slug]/users/[userId]/route";
import * as users from "@/app/api/organizations/[slug]/users/route";
import type { AccessRole } from "@/lib/auth/permissions";
import { withOrganization } from "@/lib/db/with-organization";
import { browserRequest, cookieFor, signedInCookie } from "@/tests/support/browser";
import { onEachDatabase } from "@/tests/support/database";
import { makeOrganization, type TestOrganization } from "@/tests/support/make-organization";

type RouteHandler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

interface Row {
  readonly name: string;
  readonly method: string;
  readonly handler: RouteHandler;
  /** The strongest access role that may not do this; null when every role may. */
  readonly tooLow: AccessRole | null;
  readonly body?: object;
}

const rows: readonly Row[] = [
  { name: "overview", method: "GET", handler: overview.GET, tooLow: null },
  { name: "users", method: "GET", handler: users.GET, tooLow: null },
  { name: "user", method: "GET", handler: user.GET, tooLow: null },
  { name: "history", method: "GET", handler: history.GET, tooLow: "User" },
  { name: "groups", method: "GET", handler: groups.GET, tooLow: null },
  { name: "group", method: "GET", handler: group.GET, tooLow: null },
  { name: "members", method: "GET", handler: members.GET, tooLow: null },
  { name: "request log", method: "GET", handler: requestLog.GET, tooLow: "User" },
  { name: "request", method: "GET", handler: request.GET, tooLow: "User" },
  { name: "connectors", method: "GET", handler: connectors.GET, tooLow: "Admin" },
  { name: "connectors", method: "POST", handler: connectors.POST, tooLow: "Admin", body: { kind: "entra" } },
  { name: "connector", method: "GET", handler: connector.GET, tooLow: "Admin" },
  { name: "connector", method: "PATCH", handler: connector.PATCH, tooLow: "Admin", body: { name: "X" } },
  { name: "tokens", method: "GET", handler: tokens.GET, tooLow: "Admin" },
  { name: "tokens", method: "POST", handler: tokens.POST, tooLow: "Admin", body: { name: "X", expires: "10h" } },
  { name: "token", method: "PATCH", handler: token.PATCH, tooLow: "Admin", body: { active: true } },
  { name: "token", method: "DELETE", handler: token.DELETE, tooLow: "Admin" },
];
const writes = rows.filter((row) => row.method !== "GET");

const ids = { userId: uuidv7(), groupId: uuidv7(), requestId: uuidv7(), connectorId: uuidv7(), tokenId: uuidv7() };

function call(row: Row, slug: string, cookie?: string, headers: Record<string, string> = {}): Promise<Response> {
  const browser = browserRequest(row.method, `/api/organizations/${slug}/x`, {
    headers,
    ...(cookie === undefined ? {} : { cookie }),
    ...(row.body === undefined ? {} : { body: row.body }),
  });
  return row.handler(browser, { params: Promise.resolve({ slug, ...ids }) });
}

async function setRole(organization: TestOrganization, role: AccessRole): Promise<void> {
  await withOrganization(organization.id, (tx) => tx.query(`update "user" set access_role_by_hand = $1`, [role]));
}

it("the table names every route of the organization", () => {
  const files = readdirSync("app/api/organizations", { recursive: true, encoding: "utf8" });
  const routes = files.filter((file) => file.endsWith("route.ts"));
  expect(new Set(rows.map((row) => row.name)).size).toBe(routes.length);
});

onEachDatabase("every route", () => {
  it.each(rows)("$method $name answers 401 without a session", async (row) => {
    const { slug } = await makeOrganization();
    const answer = await call(row, slug);
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ code: "unauthenticated" });
  });

  it.each(rows)("$method $name answers 404 for somebody else's organization", async (row) => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const cookie = await signedInCookie(mine);
    const [other, unknown] = [await call(row, theirs.slug, cookie), await call(row, "nobody-here", cookie)];
    expect([other.status, unknown.status]).toEqual([404, 404]);
    const [a, b] = [await other.json(), await unknown.json()];
    expect(a.detail.replace(theirs.slug, "")).toBe(b.detail.replace("nobody-here", ""));
  });

  it.each(rows.filter((row) => row.tooLow !== null))("$method $name is forbidden to $tooLow", async (row) => {
    const organization = await makeOrganization();
    const cookie = await signedInCookie(organization);
    await setRole(organization, row.tooLow ?? "ReadOnly");
    expect((await call(row, organization.slug, cookie)).status).toBe(403);
  });

  it.each(writes)("$method $name refuses a request that another site made the browser send", async (row) => {
    const organization = await makeOrganization();
    const cookie = await signedInCookie(organization);
    for (const headers of [
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
      { origin: "null", "sec-fetch-site": "cross-site" },
      { origin: "http://localhost:3000.evil.example" },
    ]) {
      expect((await call(row, organization.slug, cookie, headers)).status).toBe(403);
    }
  });

  it("takes no cookie that we did not encrypt, and none whose session belongs to another organization", async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    const cookie = await signedInCookie(mine);
    const overviewRow = rows[0];
    if (overviewRow === undefined) throw new Error("no rows");
    const forged = await cookieFor({ organizationId: theirs.id, sessionId: uuidv7() });
    for (const bad of [forged, `${cookie}x`, "next-auth.session-token=abc", "next-auth.session-token="]) {
      expect((await call(overviewRow, mine.slug, bad)).status).toBe(401);
    }
    expect((await call(overviewRow, mine.slug, `theme=dark; ${cookie}; other=1`)).status).toBe(200);
  });
});
