import { parseAttributePath } from "@/lib/scim/protocol/attribute-path";
import type { AttributePath } from "@/lib/scim/protocol/filter/ast";
import { comparedAttribute } from "@/lib/scim/protocol/filter/check";
import { parseNumber } from "@/lib/scim/protocol/filter/number";
import type { ParseOptions } from "@/lib/scim/protocol/filter/parse";
import type { Attribute, Json, ResourceType } from "@/lib/scim/protocol/schema/attribute";
import { isResourceReference, resolveAnywhere } from "@/lib/scim/protocol/schema/lookup";
import type { Tolerances } from "@/lib/scim/protocol/tolerances";

type JsonObject = { readonly [key: string]: Json };

function isObject(value: Json): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Quirks 1 and 6: Entra sends `"False"` for `active` and `"True"` for `primary`. Only true and false in any case are taken.
 * Source: scimmyjs/scimmy#86, ssoready/ssoready#155, jelhub/scimgateway#47.
 */
export function booleanFromText(attribute: Attribute, value: Json): Json {
  if (attribute.type !== "boolean" || typeof value !== "string") return value;
  const folded = value.toLowerCase();
  if (folded === "true") return true;
  if (folded === "false") return false;
  // Quirk 44: empty text clears a Boolean as it clears text.
  return value === "" ? null : value;
}

/**
 * Every expression of an attribute mapping gives text, also one whose target is a number. Only what JSON would take as a number is taken.
 * Source: entra-docs functions-for-customizing-application-data.md.
 */
export function numberFromText(attribute: Attribute, value: Json): Json {
  if ((attribute.type !== "integer" && attribute.type !== "decimal") || typeof value !== "string") return value;
  const text = value.trim();
  return text === "" ? null : (parseNumber(text) ?? value);
}

/**
 * Quirk 20: `manager` comes as an array of one `{"$ref", "value"}`. An empty array clears.
 * Source: entra-docs use-scim-to-provision-users-and-groups.md, apache/directory-scimple#1242.
 */
export function singleFromList(attribute: Attribute, value: Json): Json {
  if (attribute.multiValued || attribute.type !== "complex" || !Array.isArray(value) || value.length > 1) return value;
  return value[0] ?? null;
}

/**
 * Quirks 20 and 23: `manager` and members come as a bare id; an empty one clears. Only where `value` is the id of a resource.
 * Source: Captain-P-Goldfish/SCIM-SDK#541 and #686, apache/directory-scimple#1242.
 */
export function referenceFromText(attribute: Attribute, value: Json): Json {
  if (typeof value !== "string" || !isResourceReference(attribute)) return value;
  return value === "" ? null : { value };
}

/**
 * Multi-valued text comes wrapped in `{"value": …}` in the legacy form.
 * Source: Captain-P-Goldfish/SCIM-SDK#516; ENTRA.md `user-patch-legacy-multivalued-custom`.
 */
export function textFromWrapper(attribute: Attribute, value: Json): Json {
  if (!attribute.multiValued || attribute.type === "complex" || !isObject(value)) return value;
  return Object.hasOwn(value, "value") ? (value["value"] ?? null) : value;
}

/**
 * Quirk 13: AppRoleAssignmentsComplex without the flag sends each role as JSON text inside `value`.
 * Source: Captain-P-Goldfish/SCIM-SDK#516, MicrosoftDocs/azure-docs#50772.
 */
export function roleFromJsonText(attribute: Attribute, value: Json): Json {
  if (attribute.name !== "roles") return value;
  const text = isObject(value) && Object.hasOwn(value, "value") ? value["value"] : value;
  const role = typeof text === "string" ? parseObject(text) : null;
  if (role === null) return value;
  const { value: _, ...others } = isObject(value) ? value : {};
  return { ...others, ...role };
}

const longestRole = 10_000;

function parseObject(text: string): JsonObject | null {
  if (!text.trimStart().startsWith("{") || text.length > longestRole) return null;
  try {
    const parsed: Json = JSON.parse(text);
    return isObject(parsed) ? parsed : null;
  } catch {
    // Not JSON, then: a role may be called anything, also "{".
    return null;
  }
}

/** Quirk 12: a role's `display` is called `displayName`. Source: entra-docs customize-application-attributes.md. */
export function roleDisplay(attribute: Attribute, value: Json): Json {
  if (attribute.name !== "roles" || !isObject(value) || Object.hasOwn(value, "display")) return value;
  const { displayName, ...others } = value;
  return displayName === undefined ? value : { ...others, display: displayName };
}

const rewrites = [
  singleFromList,
  referenceFromText,
  textFromWrapper,
  roleFromJsonText,
  roleDisplay,
  booleanFromText,
  numberFromText,
];

function coerce(attribute: Attribute, value: Json): Json {
  return rewrites.reduce((current, rewrite) => rewrite(attribute, current), value);
}

/** What an admin does in Entra's attribute mapping about a required attribute without a value. */
function cure(attribute: Attribute): string {
  const source = attribute.name === "userName" ? "userPrincipalName" : attribute.name;
  return `map ${source} to ${attribute.name} in Entra`;
}

/**
 * What the service always allows, as one tenant sends both dialects (quirk 56). Quirks 2 (op in any case), 7 (names in any
 * case), 10 and 44 (null and empty text), 37 (`remove` with a value list) need no tolerance: the protocol takes them.
 */
export const entraTolerances: Tolerances = {
  coerce,
  /** Quirks 14 and 15: `emails[type eq "work"].value` without a work e-mail. Source: thomaspoignant/scim-patch#42, #176, #187. */
  createFromFilter: true,
  /** Quirk 43: an unknown attribute beside `active=false` must not keep a leaver active. Source: Captain-P-Goldfish/SCIM-SDK#539. */
  skipUnknown: true,
  /** Quirks 16 and 17: path-less values with dotted and URN keys. Source: thomaspoignant/scim-patch#132, pond/scimitar#123. */
  keysArePaths: true,
  cure,
};

/** The tolerances for the text of a filter; whether quotes may be missing depends on the attribute. */
export function entraFilterTolerances(type: ResourceType): ParseOptions {
  return { repair: quoteInnerQuotes, acceptsUnquoted: (path) => isComparedExactly(path, type) };
}

/**
 * Quirk 28: `externalId eq 5f3a1c7e-…`, as Microsoft's documentation shows it. Only for identifiers, which are compared
 * exactly, and Booleans: elsewhere a forgotten quote is an error. Source: entra-docs use-scim-to-provision-users-and-groups.md.
 */
function isComparedExactly(path: AttributePath, type: ResourceType): boolean {
  const target = resolveAnywhere(type, path);
  if (target === null) return false;
  const attribute = comparedAttribute(target);
  return attribute.type === "boolean" || (attribute.type === "string" && attribute.caseExact);
}

const operators = ["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"];

/**
 * Quirk 27: Entra escapes neither quotes nor backslashes: `displayName eq "The "A" Team"`. When the filter is one `eq` and does
 * not parse, the text between the first and the last quote is meant. Text that looks like a second comparison is left alone.
 * Source: Filter.cs of AzureAD/SCIMReferenceCode, entra-docs known-issues.md.
 */
export function quoteInnerQuotes(text: string): string | null {
  const filter = text.trim();
  const first = filter.indexOf('"');
  const last = filter.length - 1;
  if (first < 0 || last <= first || !filter.endsWith('"')) return null;
  const [name, operator, ...others] = words(filter.slice(0, first));
  if (name === undefined || operator?.toLowerCase() !== "eq" || others.length > 0) return null;
  const inner = filter.slice(first + 1, last);
  const isUnescaped = inner.includes('"') || inner.includes("\\");
  if (!isUnescaped || parseAttributePath(name) === null || holdsComparison(inner)) return null;
  return `${name} eq ${JSON.stringify(inner)}`;
}

function words(text: string): readonly string[] {
  return text.split(" ").filter((word) => word !== "");
}

/** Whether a quote follows an operator anywhere, as in `a" or title eq "b`. */
function holdsComparison(inner: string): boolean {
  return inner
    .split('"')
    .slice(0, -1)
    .some((part) => operators.includes(words(part).at(-1)?.toLowerCase() ?? ""));
}
