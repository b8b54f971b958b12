import { folderExtensionUrn } from "@/lib/folders/schemas";
import type { PayloadAttribute } from "@/lib/last-payload/schemas";
import { metadataUrn } from "@/lib/metadata/schemas";
import { ScimError } from "@/lib/scim/protocol/errors";
import { isList, isObject, type JsonObject } from "@/lib/scim/protocol/json";
import { parsePath } from "@/lib/scim/protocol/patch/path";
import type { Json, ResourceType } from "@/lib/scim/protocol/schema/attribute";
import { resolveAnywhere, type Target } from "@/lib/scim/protocol/schema/lookup";
import { fold, shorten } from "@/lib/scim/protocol/text";
import type { ProvisioningPolicy } from "@/lib/users/policy";

interface Sent {
  readonly path: string;
  readonly value: Json;
}

const most = 300;

/** What becomes of each attribute of a user's resource or PATCH, as it was sent (PRODUCT K12). */
export function markPayload(body: Json, type: ResourceType, policy: ProvisioningPolicy): readonly PayloadAttribute[] {
  if (!isObject(body)) return [];
  const operations = Object.entries(body).find(([name]) => fold(name) === "operations")?.[1];
  const sent = isList(operations) ? operations.flatMap(sentByOperation) : sentIn(body, "");
  return sent
    .filter(({ path }) => fold(path) !== "schemas")
    .slice(0, most)
    .map(({ path, value }) => ({ path, value: show(value), ...mark(path, type, policy) }));
}

function sentByOperation(operation: Json): readonly Sent[] {
  if (!isObject(operation)) return [];
  const members = new Map(Object.entries(operation).map(([name, value]) => [fold(name), value]));
  const path = members.get("path");
  const value = members.get("value") ?? null;
  if (typeof path === "string" && path !== "") return [{ path, value }];
  return isObject(value) ? sentIn(value, "") : [];
}

/** One line for each value, under the path by which Entra maps it. */
function sentIn(object: JsonObject, prefix: string): readonly Sent[] {
  return Object.entries(object).flatMap(([name, value]): readonly Sent[] => {
    const isUrn = prefix === "" && name.includes(":");
    if (isObject(value)) return sentIn(value, isUrn ? `${name}:` : `${prefix}${name}.`);
    if (isList(value) && value.some(isObject))
      return value.flatMap((element) => sentByElement(`${prefix}${name}`, element));
    return [{ path: `${prefix}${name}`, value }];
  });
}

function sentByElement(path: string, element: Json): readonly Sent[] {
  if (!isObject(element)) return [{ path, value: element }];
  const { type, ...rest } = element;
  const selected = typeof type === "string" ? `${path}[type eq "${type}"]` : path;
  return Object.entries(rest).map(([name, value]) => ({ path: `${selected}.${name}`, value }));
}

function show(value: Json): string {
  return shorten(typeof value === "string" ? value : JSON.stringify(value));
}

type Mark = Pick<PayloadAttribute, "mark" | "why">;

function mark(path: string, type: ResourceType, policy: ProvisioningPolicy): Mark {
  const target = find(path, type);
  if (target === null) return unknown(path, policy);
  const { attribute } = target;
  if (attribute.mutability === "readOnly") return { mark: "ignored", why: "Usher makes this itself." };
  if (attribute.returned === "never")
    return { mark: "ignored", why: "Accepted and dropped: Usher keeps no passwords of Entra." };
  if (target.extension) return markExtension(target);
  return markCore(attribute.name, policy);
}

function find(path: string, type: ResourceType): Target | null {
  try {
    const { subAttribute: _, ...whole } = parsePath(path).path;
    return resolveAnywhere(type, whole);
  } catch (error) {
    if (error instanceof ScimError) return null;
    throw error;
  }
}

function unknown(path: string, policy: ProvisioningPolicy): Mark {
  if (!fold(path).startsWith(fold(metadataUrn))) {
    const declare = fold(path).startsWith("urn:") ? "Declare it under Schema extensions, or remove" : "Remove";
    return { mark: "ignored", why: `No attribute of a user. ${declare} it from the mapping.` };
  }
  return policy.acceptMetadataKeys
    ? { mark: "stored", why: "A metadata key; it is declared with its first value." }
    : { mark: "ignored", why: "A metadata key that is not declared. Declare it under Metadata keys." };
}

function markExtension({ schema, attribute }: Target): Mark {
  if (schema.id === folderExtensionUrn) return { mark: "used", why: "Gives access to folders." };
  if (schema.id === metadataUrn) return { mark: "stored", why: "Metadata of the user." };
  if (attribute.name === "employeeNumber") return { mark: "used", why: "Found by the search." };
  return { mark: "stored", why: "Kept and given back." };
}

const uses: ReadonlyMap<string, string> = new Map([
  ["externalId", "Binds Microsoft sign-in to the person."],
  ["userName", "Identifies the person."],
  ["active", "Gives and takes access."],
  ["displayName", "The name that people see."],
  ["emails", "The primary one is shown, found and matched."],
]);

function markCore(name: string, policy: ProvisioningPolicy): Mark {
  const why = uses.get(name);
  if (why !== undefined) return { mark: "used", why };
  if (name === "userType") {
    return policy.userTypes === null
      ? { mark: "stored", why: "Any text, because the licence rule is off." }
      : { mark: "used", why: "The licence of the person." };
  }
  if (name === "roles") {
    return policy.roleRule
      ? { mark: "used", why: "Gives the access role." }
      : { mark: "stored", why: "Gives no access, because the role rule is off." };
  }
  return { mark: "stored", why: "Kept and given back." };
}
