import type { Json } from "./schema/attribute";

export type JsonObject = { readonly [key: string]: Json };

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An own member, so that `constructor` and `__proto__` never reach a prototype. */
export function member(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object with one member set, or taken out when `value` is undefined. */
export function withMember(object: JsonObject, name: string, value: Json | undefined): JsonObject {
  const members = new Map(Object.entries(object));
  if (value === undefined) members.delete(name);
  else members.set(name, value);
  return Object.fromEntries(members);
}

/** RFC 7643 §2.5: null, an empty list and the lack of a value are one state; empty text and empty objects join them here. */
export function isAbsent(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (isList(value)) return value.every(isAbsent);
  return isObject(value) && Object.values(value).every(isAbsent);
}

/** `isAbsent` without looking inside, for values of a depth that nothing has checked yet. */
export function isEmpty(value: Json | undefined): boolean {
  return value === undefined || value === null || value === "" || (isList(value) && value.length === 0);
}

/** What a value is, for an error's detail. Never the value itself: it may be a secret or very large. */
export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (value === "") return "empty text";
  const words: Record<string, string> = { string: "text", number: "a number", boolean: "a Boolean" };
  return words[typeof value] ?? "an object";
}

/** Deep equality without regard to the order of an object's members; lists are compared in order. */
export function equalJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => equalJson(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && equalJson(member(a, name), member(b, name)))
  );
}
