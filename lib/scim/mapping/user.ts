import { resourceDates, resourceEtag } from "@/lib/scim/mapping/meta";
import type { Document, Json } from "@/lib/scim/protocol/schema/attribute";
import { enterpriseUserUrn, userUrn } from "@/lib/scim/protocol/urns";
import { type UserFields, type UserRecord, userProfile } from "@/lib/users/user";

/** Attributes that have a column of their own, or that the server makes; the rest is kept as JSON. */
const notKept = new Set([
  "schemas",
  "id",
  "meta",
  "groups",
  "externalId",
  "userName",
  "active",
  "displayName",
  "userType",
]);

/**
 * A validated SCIM document as the fields of a user. Without `active` the user is as before, and a new one is active: a
 * request that does not mention it, or clears it, must not bring a leaver back.
 */
export function toUserFields(document: Document, activeBefore = true): UserFields {
  const { active } = document;
  return {
    userName: textOf(document["userName"]) ?? "",
    externalId: textOf(document["externalId"]),
    active: typeof active === "boolean" ? active : activeBefore,
    displayName: textOf(document["displayName"]),
    userType: textOf(document["userType"]),
    attributes: withoutManagerReference(
      Object.fromEntries(Object.entries(document).filter(([name]) => !notKept.has(name))),
    ),
  };
}

/** `manager.$ref` is made of the id whenever the user is shown. Keeping a sent one would make the same user look changed. */
function withoutManagerReference(attributes: UserFields["attributes"]): UserFields["attributes"] {
  const extension = attributes[enterpriseUserUrn];
  if (!isObject(extension) || !isObject(extension["manager"])) return attributes;
  const { $ref: _, ...manager } = extension["manager"];
  if (typeof manager["value"] !== "string") return attributes;
  return { ...attributes, [enterpriseUserUrn]: { ...extension, manager } };
}

function textOf(value: Json | undefined): string | null {
  return typeof value === "string" ? value : null;
}

/** What PATCH works on: the stored attributes, without what only the server writes. */
export function toPatchDocument(user: UserFields): Document {
  return userProfile(user);
}

/** The user as SCIM shows it (RFC 7643 §4.1, §3.1), before projection. */
export function toUserDocument(user: UserRecord, baseUrl: string): Document {
  // Sorted, because the database has an order of its own: an answer to POST names them as GET does.
  const extensions = Object.keys(user.attributes)
    .filter((name) => name.startsWith("urn:"))
    .sort();
  const document: { [name: string]: Json } = { schemas: [userUrn, ...extensions], id: user.id };
  Object.assign(document, userProfile(user));
  const enterprise = withManagerReference(user.attributes[enterpriseUserUrn], baseUrl);
  if (enterprise !== null) document[enterpriseUserUrn] = enterprise;
  if (user.groups.length > 0) {
    document["groups"] = user.groups.map((group) => ({
      value: group.id,
      $ref: `${baseUrl}/Groups/${group.id}`,
      display: group.displayName,
      type: "direct",
    }));
  }
  const location = `${baseUrl}/Users/${user.id}`;
  document["meta"] = { resourceType: "User", ...resourceDates(user), location, version: resourceEtag(user) };
  return document;
}

/** The extension with the address of the manager, or null when it names none. */
function withManagerReference(extension: Json | undefined, baseUrl: string): Document | null {
  if (!isObject(extension)) return null;
  const manager = extension["manager"];
  if (!isObject(manager) || typeof manager["value"] !== "string") return null;
  return { ...extension, manager: { ...manager, $ref: `${baseUrl}/Users/${manager["value"]}` } };
}

function isObject(value: Json | undefined): value is Document {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
