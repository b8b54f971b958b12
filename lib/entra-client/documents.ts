import { pathParts } from "@/lib/entra-client/attributes";
import type { GroupSource, JsonObject, UserAttributes } from "@/lib/entra-client/model";
import { urns } from "@/lib/entra-client/urns";

type Draft = Record<string, unknown>;

/**
 * The body of POST /Users, the same in both dialects.
 * Source: Microsoft Learn, “Develop and plan provisioning for a SCIM endpoint”, Create User, with its mapping table.
 */
export function userDocument(attributes: UserAttributes): JsonObject {
  const document: Draft = { schemas: [urns.user, urns.enterprise] };
  for (const [path, value] of Object.entries(attributes)) place(document, path, value);
  document["meta"] = { resourceType: "User" };
  document["roles"] = [];
  return document;
}

/** The body of POST /Groups: no members, they follow as PATCH. Source: Microsoft Learn, same page, Create Group. */
export function groupDocument(group: Pick<GroupSource, "objectId" | "displayName">): JsonObject {
  return {
    schemas: [urns.group, urns.legacyGroup],
    externalId: group.objectId,
    displayName: group.displayName,
    meta: { resourceType: "Group" },
  };
}

function place(document: Draft, path: string, value: string | boolean): void {
  const { extension, attribute, type, sub } = pathParts(path);
  const holder = extension === null ? document : child(document, extension);
  if (type !== null) typedElement(holder, attribute, type)[sub ?? "value"] = value;
  else if (sub !== null) child(holder, attribute)[sub] = value;
  else holder[attribute] = value;
}

function child(holder: Draft, name: string): Draft {
  holder[name] ??= {};
  return holder[name] as Draft;
}

function typedElement(holder: Draft, attribute: string, type: string): Draft {
  holder[attribute] ??= [];
  const elements = holder[attribute] as Draft[];
  const present = elements.find((element) => element["type"] === type);
  if (present) return present;
  const element: Draft = attribute === "emails" ? { primary: true, type } : { type };
  elements.push(element);
  return element;
}
