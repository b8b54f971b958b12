import type { AttributeChange, JsonObject, UserAttributes } from "@/lib/entra-client/model";
import { urns } from "@/lib/entra-client/urns";

/** The attributes of Entra's default mapping for a non-gallery application, with objectId → externalId. */
export const paths = {
  userName: "userName",
  externalId: "externalId",
  active: "active",
  displayName: "displayName",
  title: "title",
  workEmail: 'emails[type eq "work"].value',
  preferredLanguage: "preferredLanguage",
  givenName: "name.givenName",
  familyName: "name.familyName",
  formattedName: "name.formatted",
  street: 'addresses[type eq "work"].streetAddress',
  locality: 'addresses[type eq "work"].locality',
  postalCode: 'addresses[type eq "work"].postalCode',
  country: 'addresses[type eq "work"].country',
  workPhone: 'phoneNumbers[type eq "work"].value',
  mobilePhone: 'phoneNumbers[type eq "mobile"].value',
  fax: 'phoneNumbers[type eq "fax"].value',
  employeeNumber: `${urns.enterprise}:employeeNumber`,
  department: `${urns.enterprise}:department`,
  manager: `${urns.enterprise}:manager`,
} as const;

/** The parts of a path: its extension, attribute, the type asked for in `[type eq "…"]`, and sub-attribute. */
export interface PathParts {
  readonly extension: string | null;
  readonly attribute: string;
  readonly type: string | null;
  readonly sub: string | null;
}

/** True for a plain JSON object. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Takes one of the paths above apart. The URN goes first: its `2.0` holds a dot. */
export function pathParts(path: string): PathParts {
  const extension = path.startsWith(`${urns.enterprise}:`) ? urns.enterprise : null;
  const rest = extension === null ? path : path.slice(extension.length + 1);
  const typed = /^(\w+)\[type eq "(\w+)"\]\.(\w+)$/.exec(rest);
  if (typed) return { extension, attribute: typed[1] ?? "", type: typed[2] ?? "", sub: typed[3] ?? "" };
  const [attribute = "", sub = null] = rest.split(".");
  return { extension, attribute, type: null, sub };
}

/** True for `emails[type eq "work"].value` and its like, which stay operations of their own in the flag dialect. */
export function isFilteredPath(path: string): boolean {
  return path.includes("[");
}

/** The value a resource holds at a path; undefined when there is none. */
export function readAttribute(resource: JsonObject, path: string): unknown {
  const { extension, attribute, type, sub } = pathParts(path);
  const holder = extension === null ? resource : resource[extension];
  let value = isObject(holder) ? holder[attribute] : undefined;
  if (type !== null) {
    value = Array.isArray(value) ? value.find((element) => isObject(element) && element["type"] === type) : undefined;
  }
  if (sub === null) return value;
  return isObject(value) ? value[sub] : undefined;
}

/** The changes that lead from what the target shows to what it should hold. */
export function differences(resource: JsonObject, wanted: UserAttributes): AttributeChange[] {
  return Object.entries(wanted).flatMap(([path, value]) => {
    const present = readAttribute(resource, path);
    if (present === value) return [];
    return [{ path, value, op: present === undefined || present === null ? "add" : "replace" } as const];
  });
}

/** The changes for a new set of values, given what the target is known to hold. */
export function changesBetween(held: UserAttributes, wanted: UserAttributes): AttributeChange[] {
  return Object.entries(wanted).map(([path, value]) => ({ path, value, op: path in held ? "replace" : "add" }));
}
