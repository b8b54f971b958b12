import { z } from "zod";
import { isEntraAddress } from "@/lib/entra-sign-in/authority";
import { fetchBounded } from "@/lib/http/fetch-bounded";
import { isUuid } from "@/lib/utils/uuid";

/** The members of OpenID Connect Discovery 1.0 §3 that are used. */
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
});

/** What an authority says of itself, checked. */
export interface Discovered {
  readonly issuer: string;
  readonly entraTenantId: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly jwksUri: string;
  readonly endSessionEndpoint: string | null;
}

/** The authority did not answer, or not within 5 seconds. */
export class EntraUnreachable extends Error {
  override readonly name = "EntraUnreachable";
}

/** The authority answered that there is no such Entra tenant, or nothing that can be trusted. */
export class EntraRefused extends Error {
  override readonly name = "EntraRefused";
}

const freshMs = 3_600_000;
const staleMs = 24 * 3_600_000;
/** Milliseconds that an authority which did not answer is left alone: anybody can begin a sign-in. */
const restMs = 2000;
const mostAuthorities = 500;
const cache = new Map<string, { readonly at: number; readonly discovered: Discovered }>();
const resting = new Map<string, { readonly until: number; readonly error: EntraUnreachable }>();

/**
 * Reads an authority's discovery document, at most once an hour. While it cannot be reached, what it said within the last day
 * counts.
 *
 * @throws EntraUnreachable, EntraRefused
 */
export async function discover(authority: string): Promise<Discovered> {
  const known = cache.get(authority);
  if (known !== undefined && Date.now() - known.at < freshMs) return known.discovered;
  try {
    const discovered = await ask(authority);
    if (cache.size >= mostAuthorities) cache.clear();
    cache.set(authority, { at: Date.now(), discovered });
    return discovered;
  } catch (error) {
    if (error instanceof EntraUnreachable && known !== undefined && Date.now() - known.at < staleMs) {
      return known.discovered;
    }
    throw error;
  }
}

async function ask(authority: string): Promise<Discovered> {
  const rest = resting.get(authority);
  if (rest !== undefined && Date.now() < rest.until) throw rest.error;
  try {
    return await fetchMetadata(authority);
  } catch (error) {
    if (resting.size >= mostAuthorities) resting.clear();
    if (error instanceof EntraUnreachable) resting.set(authority, { until: Date.now() + restMs, error });
    throw error;
  }
}

/** Forgets what authorities said, so that the next sign-in asks again. For tests, and after an admin saved the settings. */
export function forgetDiscovered(): void {
  cache.clear();
  resting.clear();
}

async function fetchMetadata(authority: string): Promise<Discovered> {
  const url = `${authority}/.well-known/openid-configuration`;
  if (!isEntraAddress(new URL(url)))
    throw new EntraRefused(`This installation does not sign in at ${new URL(url).host} any more.`);
  const answer = await fetchBounded(url).catch((cause: unknown) => {
    throw new EntraUnreachable(`${new URL(url).host} did not answer within 5 seconds.`, { cause });
  });
  if (answer.status >= 500) throw new EntraUnreachable(`${new URL(url).host} answers ${answer.status}.`);
  if (answer.status !== 200) throw new EntraRefused(`There is no Entra tenant at ${authority}.`);
  const parsed = Metadata.safeParse(answer.json());
  if (!parsed.success) throw new EntraRefused(`${url} is no OpenID Connect discovery document.`);
  return check(authority, parsed.data);
}

/** The issuer names exactly one Entra tenant of the same host, and every endpoint is at a trusted host. */
function check(authority: string, metadata: z.infer<typeof Metadata>): Discovered {
  const issuer = URL.canParse(metadata.issuer) ? new URL(metadata.issuer) : null;
  const entraTenantId = issuer?.pathname.split("/")[1]?.toLowerCase() ?? "";
  if (issuer === null || issuer.origin !== new URL(authority).origin || !isUuid(entraTenantId)) {
    throw new EntraRefused(
      `The issuer found, ${metadata.issuer.slice(0, 200)}, names no single Entra tenant of that host.`,
    );
  }
  const endpoints = [metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri];
  const strange = endpoints.find((endpoint) => !isEntraAddress(new URL(endpoint)));
  if (strange !== undefined) throw new EntraRefused(`${strange} is at a host that this installation does not trust.`);
  const end = metadata.end_session_endpoint;
  return {
    issuer: metadata.issuer,
    entraTenantId,
    authorizationEndpoint: metadata.authorization_endpoint,
    tokenEndpoint: metadata.token_endpoint,
    jwksUri: metadata.jwks_uri,
    endSessionEndpoint: end !== undefined && isEntraAddress(new URL(end)) ? end : null,
  };
}
