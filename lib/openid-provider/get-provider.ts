import type { Provider } from "oidc-provider";
import { makeProvider } from "@/lib/openid-provider/make-provider";
import { readSigningKeys } from "@/lib/openid-provider/signing-keys";

interface Cached {
  /** Names the keys that it was made with. */
  readonly keys: string;
  readonly provider: Provider;
}

/** A provider keeps nothing but its settings, so the one that was asked for longest ago can go. */
const most = 200;
const cache = new Map<string, Cached>();
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The provider of an organization with the keys of this moment, so that a rotation counts on every replica; null for nobody's. */
export async function getProvider(organizationId: string): Promise<Provider | null> {
  if (!uuid.test(organizationId)) return null;
  const stored = await readSigningKeys(organizationId);
  if (stored === null) return null;
  const keys = stored.map(({ kid }) => kid).join(" ");
  const known = cache.get(organizationId);
  cache.delete(organizationId);
  const current = known?.keys === keys ? known : { keys, provider: makeProvider(organizationId, stored) };
  cache.set(organizationId, current);
  const [oldest] = cache.keys();
  if (cache.size > most && oldest !== undefined) cache.delete(oldest);
  return current.provider;
}

/** Forgets every provider, so that changed settings are read again. For tests. */
export function forgetProviders(): void {
  cache.clear();
}
