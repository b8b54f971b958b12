import type { IncomingMessage, ServerResponse } from "node:http";
import { leasedRateLimit, type RequestLimit } from "@/lib/auth/leased-rate-limit";
import { networkOf } from "@/lib/auth/network-of";
import { env } from "@/lib/env";
import { getProvider } from "@/lib/openid-provider/get-provider";
import { handleAppSignIn } from "@/lib/openid-provider/handle-app-sign-in";
import { sendJson } from "@/lib/openid-provider/send";

/** All that the library serves to us; whatever else it has is not reached. */
const endpoints = /^\/(\.well-known\/openid-configuration|jwks|auth(\/[\w-]+)?|token|userinfo|revoke)$/;
const provided = /^\/oidc\/([^/?]+)([^?]*)/;
const signIn = /^\/apps\/sign-in\/([^/?]+)\/([\w-]{1,100})(?:\/(continue|cancel))?\/?(?:\?|$)/;

/** Requests a minute of one network: each may write a row. */
const perMinute = 1200;
let limit: RequestLimit | undefined;

/**
 * Serves native apps in front of Next: the OpenID provider of each organization under `/oidc/{organizationId}`, and the steps of
 * a sign-in under `/apps/sign-in/`. False: the request is not for us, or a page of Next answers it.
 */
export async function handleNativeApps(
  request: IncomingMessage,
  response: ServerResponse,
  remoteAddress: string | null,
): Promise<boolean> {
  const path = request.url ?? "/";
  const [, organizationId = "", rest = ""] = provided.exec(path) ?? [];
  const [, organizationOfSignIn = "", uid = "", act] = signIn.exec(path) ?? [];
  if (organizationId === "" && uid === "") return false;
  limit ??= leasedRateLimit("native-apps", perMinute, 60);
  const until = await limit.take(remoteAddress === null ? "unknown" : networkOf(remoteAddress));
  if (until !== null) return sendTooMany(response, until);
  const provider = await getProvider(organizationId || organizationOfSignIn);
  if (uid !== "") {
    if (provider === null) return false;
    bePublic(request);
    const from = { provider, organizationId: organizationOfSignIn, uid, act, address: remoteAddress };
    return await handleAppSignIn(request, response, from);
  }
  if (provider === null || !endpoints.test(rest) || !isMethodOfOurs(request.method))
    return sendJson(response, 404, {
      error: "not_found",
      error_description: "There is nothing at this address. An organization's discovery document lists what there is.",
    });
  bePublic(request);
  secure(response);
  mount(request, `/oidc/${organizationId}`);
  await provider.callback()(request, response);
  return true;
}

function isMethodOfOurs(method: string | undefined): boolean {
  return method === "GET" || method === "HEAD" || method === "POST";
}

/** The library routes by `url` and makes addresses from `originalUrl`. */
function mount(request: IncomingMessage & { originalUrl?: string }, prefix: string): void {
  const path = request.url ?? "/";
  request.originalUrl = path;
  request.url = path.slice(prefix.length);
}

/** Scheme and host as the operator has set them, whatever the request said. */
function bePublic(request: IncomingMessage): void {
  const { protocol, host } = new URL(env().USHER_ORIGIN);
  request.headers["x-forwarded-proto"] = protocol.slice(0, -1);
  request.headers["x-forwarded-host"] = host;
  request.headers.host = host;
}

function secure(response: ServerResponse): void {
  response.setHeader("x-content-type-options", "nosniff");
  response.setHeader("x-frame-options", "DENY");
  response.setHeader("referrer-policy", "no-referrer");
  response.setHeader(
    "content-security-policy",
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  if (env().USHER_ORIGIN.startsWith("https:")) {
    response.setHeader("strict-transport-security", "max-age=31536000");
  }
}

function sendTooMany(response: ServerResponse, until: Date): true {
  const seconds = Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000));
  response.setHeader("retry-after", String(seconds));
  return sendJson(response, 429, {
    error: "temporarily_unavailable",
    error_description: `Too many requests from this network. Try again in ${seconds} seconds.`,
  });
}
