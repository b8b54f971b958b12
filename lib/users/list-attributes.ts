import type { UserAttribute } from "@/lib/users/schemas";
import type { JsonValue } from "@/lib/users/user";

/** A user's attributes one per line, each under the path that Entra's mapping page uses for it. */
export function listAttributes(profile: { readonly [name: string]: JsonValue }): UserAttribute[] {
  return Object.entries(profile).flatMap(([name, value]) =>
    name.startsWith("urn:") && isObject(value)
      ? Object.entries(value).flatMap(([inner, innerValue]) => flatten(`${name}:${inner}`, innerValue))
      : flatten(name, value),
  );
}

function flatten(path: string, value: JsonValue): UserAttribute[] {
  if (isList(value)) return value.flatMap((element, index) => flattenElement(path, element, index));
  if (isObject(value)) return Object.entries(value).flatMap(([name, inner]) => flatten(`${path}.${name}`, inner));
  return [{ path, value: String(value) }];
}

function flattenElement(path: string, element: JsonValue, index: number): UserAttribute[] {
  if (!isObject(element)) return [{ path: `${path}[${index}]`, value: String(element) }];
  const { type, ...rest } = element;
  const selector = typeof type === "string" ? `${path}[type eq "${type}"]` : `${path}[${index}]`;
  return Object.entries(rest).flatMap(([name, inner]) => flatten(`${selector}.${name}`, inner));
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
