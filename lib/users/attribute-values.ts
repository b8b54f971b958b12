import { isIndexable } from "@/lib/db/require-indexable";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { metadataUrn } from "@/lib/metadata/schemas";
import type { JsonValue, UserFields } from "@/lib/users/user";

type Attributes = UserFields["attributes"];

/** The address marked primary, else the one for work, else the first; null when there is none that an index can hold. */
export function primaryEmail(attributes: Attributes): string | null {
  const emails = objectsOf(attributes["emails"]);
  const chosen =
    emails.find((email) => email["primary"] === true) ?? emails.find((email) => email["type"] === "work") ?? emails[0];
  // One that no index can hold stays in the JSON, where a filter finds it all the same.
  const value = chosen?.["value"];
  return typeof value === "string" && isIndexable(value) ? value : null;
}

/** The values of `roles`, as sent. A role without text as its value counts as an unknown one. */
export function roleValues(attributes: Attributes): readonly string[] {
  return objectsOf(attributes["roles"]).map((role) => String(role["value"] ?? ""));
}

/** The folders that SCIM named, as sent. */
export function folderValues(attributes: Attributes): readonly string[] {
  const extension = attributes[folderExtensionUrn];
  const values = isObject(extension) ? extension["folders"] : undefined;
  return isList(values) ? values.filter((value) => typeof value === "string") : [];
}

/** The metadata of a user: key → text. */
export function metadataOf(attributes: Attributes): Readonly<Record<string, JsonValue>> {
  const extension = attributes[metadataUrn];
  return isObject(extension) ? extension : {};
}

/** A part of the name, such as `familyName`; null when it is absent. */
export function namePart(attributes: Attributes, part: string): string | null {
  const name = attributes["name"];
  const value = isObject(name) ? name[part] : undefined;
  return typeof value === "string" && value !== "" ? value : null;
}

function objectsOf(value: JsonValue | undefined): readonly { readonly [key: string]: JsonValue }[] {
  return isList(value) ? value.filter(isObject) : [];
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
