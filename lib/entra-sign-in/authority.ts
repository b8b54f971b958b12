import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

const localHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** Microsoft's names for “any Entra tenant”, and the tenant of personal accounts. */
const everybody = new Set(["common", "organizations", "consumers", "9188040d-6c67-4c5b-b112-36a304b66dad"]);
const tenantName = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * The authority that an admin means: `https://login.microsoftonline.com/{tenant}/v2.0`, from a tenant's id or domain, or from a
 * pasted address with or without `/v2.0` or what follows it.
 *
 * @throws AppError `invalid_input` (field entraTenant) for what names no single Entra tenant, and for hosts outside
 *   USHER_ENTRA_HOSTS
 */
export function toAuthority(pasted: string): string {
  const { origin, tenant } = pasted.includes("/") ? fromAddress(pasted) : { origin: firstOrigin(), tenant: pasted };
  const name = tenant.toLowerCase();
  if (everybody.has(name)) {
    throw refused(
      `“${tenant}” means every Entra tenant. Name your own Entra tenant, so that no other one can sign in here.`,
    );
  }
  if (!tenantName.test(name)) {
    throw refused(
      `“${pasted.slice(0, 100)}” names no Entra tenant. Paste the Directory (tenant) ID from the app's Overview in Entra.`,
    );
  }
  return `${origin}/${name}/v2.0`;
}

function fromAddress(pasted: string): { readonly origin: string; readonly tenant: string } {
  const url = URL.canParse(pasted) ? new URL(pasted) : null;
  const [tenant = ""] = url?.pathname.split("/").filter((part) => part !== "") ?? [];
  if (url === null || tenant === "") {
    throw refused(
      `“${pasted.slice(0, 100)}” is no authority. It looks like https://login.microsoftonline.com/{tenant}/v2.0.`,
    );
  }
  if (!isEntraAddress(url)) {
    throw refused(
      `${url.host} is no sign-in of Microsoft's that this installation knows: ${env().USHER_ENTRA_HOSTS.join(", ")}, by https. Paste the Directory (tenant) ID, or ask your operator to add the host to USHER_ENTRA_HOSTS.`,
    );
  }
  // What is encoded is no tenant's name, so it is refused as it came.
  return { origin: url.origin, tenant };
}

/** Whether an address is at a host that the operator trusts, by https, or on this very machine by http as well. */
export function isEntraAddress(url: URL): boolean {
  const secure = url.protocol === "https:" || (url.protocol === "http:" && localHosts.has(url.hostname));
  return secure && url.username === "" && url.password === "" && env().USHER_ENTRA_HOSTS.includes(url.host);
}

function firstOrigin(): string {
  const [host = "login.microsoftonline.com"] = env().USHER_ENTRA_HOSTS;
  const scheme = localHosts.has(new URL(`http://${host}`).hostname) ? "http" : "https";
  return `${scheme}://${host}`;
}

function refused(message: string): AppError {
  return new AppError("invalid_input", message, { field: "entraTenant" });
}
