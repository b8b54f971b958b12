import { type RateLimit, rateLimit, type Spending } from "@/lib/auth/rate-limit";
import { env } from "@/lib/env";

const minute = 60;

let current: { readonly perMinute: number; readonly limit: RateLimit } | undefined;

/** Takes one of the requests that a credential may send to the API within a minute, counted over all replicas. */
export async function takeApiRequest(credentialId: string): Promise<Spending & { readonly limit: number }> {
  const perMinute = env().USHER_API_REQUESTS_PER_MINUTE;
  if (current?.perMinute !== perMinute) current = { perMinute, limit: rateLimit("api", perMinute, minute) };
  return { ...(await current.limit.spend(credentialId)), limit: perMinute };
}
