/** Why a redirect URI cannot be one of a native app: the rule that it breaks, and what to write instead. */
export interface RedirectFault {
  readonly rule: string;
  readonly cure: string;
}

const longestRedirectUri = 256;

const loopback = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?(?=[/?]|$)/;
const scheme = /^([a-z][a-z0-9+.-]*):/i;
const reverseDomain = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+:\/(?!\/*$)/;
const microsoft = /^msal[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:\/\/auth\/?$/;
const anExample = "Write http://127.0.0.1/callback, or a scheme of your own such as com.example.app:/callback.";

/**
 * Judges a redirect URI of a native app, which keeps no secret, so its address is all that proves it: http to this very machine
 * (RFC 8252 §7.3), or a scheme in the form of a domain that the app's maker owns, backwards (§7.1), or Microsoft's
 * `msal{clientId}://auth`. Null when it is one.
 */
export function judgeRedirectUri(uri: string): RedirectFault | null {
  return faultOfText(uri) ?? faultOfScheme(uri);
}

function faultOfText(uri: string): RedirectFault | null {
  if (uri === "") return { rule: "it is empty", cure: anExample };
  if (uri.length > longestRedirectUri)
    return { rule: `it has more than ${longestRedirectUri} characters`, cure: "Use a shorter path." };
  if (!/^[\x21-\x7e]+$/.test(uri) || uri.includes("\\"))
    return { rule: "it holds a space, a backslash or a character that is not ASCII", cure: "Encode it with %." };
  if (uri.includes("*"))
    return { rule: "wildcards are not possible", cure: "List each address on a line of its own; the port is ignored." };
  if (uri.includes("#"))
    return { rule: "it has a fragment (#), which no redirect URI may have", cure: "Leave out # and what follows." };
  if (/(^|\/)(\.|%2e){1,2}(?=[/?]|$)/i.test(uri))
    return { rule: "its path has a dot segment (. or ..)", cure: "Write the path as it is." };
  return null;
}

function faultOfScheme(uri: string): RedirectFault | null {
  const name = scheme.exec(uri)?.[1]?.toLowerCase();
  if (name === undefined || !URL.canParse(uri)) return { rule: "it has no scheme and is no URI", cure: anExample };
  if (/^[^:]+:\/*[^/?]*@/.test(uri))
    return { rule: "it holds a user name or password (@)", cure: "Leave out what stands before @, and the @." };
  if (name === "http") return faultOfHttp(uri);
  if (name === "https")
    return { rule: "https is for web applications, and any app can claim such an address", cure: anExample };
  if (reverseDomain.test(uri) || microsoft.test(uri)) return null;
  if (reverseDomain.test(uri.toLowerCase()) || microsoft.test(uri.toLowerCase()))
    return { rule: "a scheme has lower-case letters only", cure: `Write ${uri.toLowerCase()}.` };
  return {
    rule: `the scheme ${name}: is not in the form of a domain backwards, or no path follows it`,
    cure: "Write one such as com.example.app:/callback, or msal{clientId}://auth.",
  };
}

function faultOfHttp(uri: string): RedirectFault | null {
  const found = loopback.exec(uri);
  if (found === null)
    return {
      rule: "http may go to this very machine alone: 127.0.0.1, localhost or [::1], in lower case",
      cure: "Write http://127.0.0.1/callback.",
    };
  const port = found[1];
  if (port === undefined || (Number(port) >= 1 && Number(port) <= 65_535)) return null;
  return { rule: `there is no port ${port}`, cure: "Leave the port out: any port is allowed." };
}

/** One sentence that names the URI, the rule and the cure. */
export function tellRedirectFault(uri: string, fault: RedirectFault): string {
  const shown = uri.length > 80 ? `${uri.slice(0, 79)}…` : uri;
  return `“${shown}” cannot be used: ${fault.rule}. ${fault.cure}`;
}

/**
 * Whether an app may be sent to `requested`: character by character one of the registered ones, but for the port of an http
 * address, which the app gets from the operating system (RFC 8252 §7.3). 127.0.0.1 and localhost are two addresses.
 */
export function fitsRedirectUri(registered: readonly string[], requested: string): boolean {
  if (judgeRedirectUri(requested) !== null) return false;
  return registered.some((uri) => uri === requested || withoutPort(uri) === withoutPort(requested));
}

function withoutPort(uri: string): string {
  const found = loopback.exec(uri);
  if (found?.[1] === undefined) return uri;
  return uri.slice(0, found[0].length - found[1].length - 1) + uri.slice(found[0].length);
}
