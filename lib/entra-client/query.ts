/** Query parameters in the order in which Entra writes them. */
export interface Query {
  readonly attributes?: string;
  readonly excludedAttributes?: string;
  readonly filter?: string;
  readonly startIndex?: number;
  readonly count?: number;
}

const parameterOrder = ["attributes", "excludedAttributes", "filter", "startIndex", "count"] as const;

/**
 * Encodes like .NET's `HttpUtility.UrlEncode`, which Entra's requests show: `+` for a space, lower-case hex, `%40`, `%22`.
 * Source: OneUptime/oneuptime#2134, AzureAD/SCIMReferenceCode#63 and its `Protocol/Query.cs`.
 */
export function formEncode(text: string): string {
  let encoded = "";
  for (const byte of Buffer.from(text, "utf8")) {
    const character = String.fromCharCode(byte);
    if (character === " ") encoded += "+";
    else if (/[A-Za-z0-9\-_.!*()]/.test(character)) encoded += character;
    else encoded += `%${byte.toString(16).padStart(2, "0")}`;
  }
  return encoded;
}

/** Path and query of a request, for example `/Groups?excludedAttributes=members&filter=displayName+eq+%22Staff%22`. */
export function target(path: string, query: Query = {}): string {
  const parameters = parameterOrder.flatMap((name) => {
    const value = query[name];
    return value === undefined ? [] : [`${name}=${formEncode(String(value))}`];
  });
  return parameters.length === 0 ? path : `${path}?${parameters.join("&")}`;
}

/** `attribute eq "value"`, without escapes inside the value (SCIMReferenceCode `Protocol/Filter.cs`). */
export function equalsFilter(attribute: string, value: string): string {
  return `${attribute} eq "${value}"`;
}
