import { hideSecrets } from "@/lib/credentials/hide-secrets";
import type { Json } from "@/lib/scim/protocol/schema/attribute";

const secretNames = new Set([
  ...["password", "secret", "token", "authorization", "client_secret", "access_token", "refresh_token", "id_token"],
  ...["client_assertion", "assertion", "api_key", "apikey"],
]);
/** Characters of a body that the request log keeps as JSON; of a larger one it keeps the beginning as text. */
const maxKept = 64 * 1024;

/** The body for the request log: values of secret attributes replaced, PATCH values of a secret path too. */
export function redactBody(body: Json): Json {
  const redacted = redact(body);
  const text = JSON.stringify(redacted);
  return text.length <= maxKept
    ? redacted
    : { truncated: `${text.slice(0, 2000).toWellFormed()}…`, characters: text.length };
}

function redact(value: Json): Json {
  if (Array.isArray(value)) return value.map(redact);
  if (value === null || typeof value !== "object") return storable(value);
  const entries = Object.entries(value as { [key: string]: Json });
  const path = entries.find(([key]) => key.toLowerCase() === "path")?.[1];
  const secretPath = typeof path === "string" && isSecret(path);
  return Object.fromEntries(
    entries.map(([key, inner]) => {
      const name = key.toLowerCase();
      const secretFilter = name === "filter" && typeof inner === "string" && namesPassword(inner);
      const hide = isSecret(key) || secretFilter || (secretPath && name === "value");
      return [String(storable(key)), hide ? "•••" : redact(inner)];
    }),
  );
}

/** `password`, and `password` behind a schema URN. */
function isSecret(name: string): boolean {
  const last = name
    .slice(name.lastIndexOf(":") + 1)
    .trim()
    .toLowerCase();
  return secretNames.has(last);
}

/** PostgreSQL stores neither NUL nor half of a surrogate pair. */
function storable<Value extends Json>(value: Value): Value | string {
  return typeof value === "string" ? hideSecrets(value.toWellFormed().replaceAll("\0", "\u2400")) : value;
}

const maxPath = 4000;

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll("+", " ")).toLowerCase();
  } catch {
    return name.toLowerCase();
  }
}

/** Path and query for the request log, with the values of secret parameters replaced. */
export function redactPath(path: string, search: string): string {
  if (search === "") return hideSecrets(path).slice(0, maxPath);
  const kept = search
    .slice(1)
    .split("&")
    .map((pair) => {
      const name = pair.split("=", 1)[0] ?? "";
      return secretNames.has(decoded(name)) || namesPassword(decoded(pair)) ? `${name}=•••` : pair;
    });
  return hideSecrets(`${path}?${kept.join("&")}`).slice(0, maxPath);
}

/** Whether a filter or a list of attributes speaks of a password; its value could stand beside it. */
export function namesPassword(text: string): boolean {
  return /password/i.test(text);
}
