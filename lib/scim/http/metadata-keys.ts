import { MetadataKeyName, metadataUrn } from "@/lib/metadata/schemas";
import { ScimError } from "@/lib/scim/protocol/errors";
import { isList, isObject } from "@/lib/scim/protocol/json";
import type { Json } from "@/lib/scim/protocol/schema/attribute";
import { fold } from "@/lib/scim/protocol/text";
import type { ProvisioningPolicy } from "@/lib/users/policy";

const prefix = `${fold(metadataUrn)}:`;

/**
 * The metadata keys in a body that the organization does not know yet, each once, in the first spelling. None while new keys are
 * not accepted: then they are skipped as any unknown attribute is.
 *
 * @throws ScimError `invalidValue` for a key that is no attribute name (RFC 7643 §2.1)
 */
export function newMetadataKeys(body: Json, policy: ProvisioningPolicy): readonly string[] {
  if (!policy.acceptMetadataKeys) return [];
  const known = new Set(policy.metadataKeys.map(fold));
  const fresh = new Map<string, string>();
  for (const key of mentionedKeys(body)) {
    const folded = fold(key);
    if (known.has(folded) || fresh.has(folded)) continue;
    requireKey(key);
    fresh.set(folded, key);
  }
  return [...fresh.values()];
}

function requireKey(key: string): void {
  const parsed = MetadataKeyName.safeParse(key);
  if (parsed.success) return;
  const rule = parsed.error.issues[0]?.message ?? "It is not valid.";
  throw ScimError.of(
    "invalidValue",
    `“${key.slice(0, 100)}” cannot be a metadata key. ${rule} Rename the attribute in Entra's mapping.`,
  );
}

/** Keys of the extension's object, and of attributes named by their whole URN, in a resource or in the operations of a PATCH. */
function mentionedKeys(body: Json): readonly string[] {
  if (!isObject(body)) return [];
  const operations = Object.entries(body).find(([name]) => fold(name) === "operations")?.[1];
  return [...keysIn(body), ...(isList(operations) ? operations.flatMap(keysOfOperation) : [])];
}

function keysIn(object: Json): readonly string[] {
  if (!isObject(object)) return [];
  return Object.entries(object).flatMap(([name, value]) => {
    if (fold(name) === fold(metadataUrn)) return isObject(value) ? Object.keys(value) : [];
    return keyOfPath(name);
  });
}

function keysOfOperation(operation: Json): readonly string[] {
  if (!isObject(operation)) return [];
  const members = new Map(Object.entries(operation).map(([name, value]) => [fold(name), value]));
  const path = members.get("path");
  const value = members.get("value");
  if (typeof path !== "string" || path === "") return keysIn(value ?? null);
  if (fold(path) === fold(metadataUrn)) return isObject(value ?? null) ? Object.keys(value ?? {}) : [];
  return keyOfPath(path.trim());
}

function keyOfPath(path: string): readonly string[] {
  return fold(path).startsWith(prefix) ? [path.slice(prefix.length)] : [];
}
