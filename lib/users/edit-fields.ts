import type { CreateUser, EditUser } from "@/lib/users/schemas";
import type { JsonValue, UserFields } from "@/lib/users/user";

type Input = Omit<EditUser, "version" | "loginMethod" | "accessRole"> | CreateUser;
type Attributes = { readonly [name: string]: JsonValue };

/** A person's input over the fields of a user; what was left out stays, empty text clears. */
export function withInput(fields: UserFields, input: Input): UserFields {
  return {
    ...fields,
    userName: input.userName ?? fields.userName,
    displayName: over(fields.displayName, input.displayName),
    userType: over(fields.userType, input.userType),
    active: "active" in input && input.active !== undefined ? input.active : fields.active,
    attributes: withEmail(withName(withTitle(fields.attributes, input), input), input),
  };
}

function over(before: string | null, input: string | undefined): string | null {
  if (input === undefined) return before;
  return input === "" ? null : input;
}

function withTitle(attributes: Attributes, { title }: Input): Attributes {
  return title === undefined ? attributes : set(attributes, "title", title === "" ? undefined : title);
}

function withName(attributes: Attributes, { givenName, familyName }: Input): Attributes {
  if (givenName === undefined && familyName === undefined) return attributes;
  const before = isObject(attributes["name"]) ? attributes["name"] : {};
  const given = givenName === undefined ? before : set(before, "givenName", givenName === "" ? undefined : givenName);
  const name = familyName === undefined ? given : set(given, "familyName", familyName === "" ? undefined : familyName);
  return set(attributes, "name", Object.keys(name).length === 0 ? undefined : name);
}

/** The e-mail in the form is the one that counts: marked primary, else of type work, else the first. */
function withEmail(attributes: Attributes, { email }: Input): Attributes {
  if (email === undefined) return attributes;
  const before = isList(attributes["emails"]) ? attributes["emails"].filter(isObject) : [];
  const chosen =
    before.find((one) => one["primary"] === true) ?? before.find((one) => one["type"] === "work") ?? before[0];
  const others = before.filter((one) => one !== chosen);
  const kept = email === "" ? [] : [{ ...(chosen ?? { type: "work", primary: true }), value: email }];
  const emails = [...kept, ...others];
  return set(attributes, "emails", emails.length === 0 ? undefined : emails);
}

function set(object: Attributes, name: string, value: JsonValue | undefined): Attributes {
  const members = new Map(Object.entries(object));
  if (value === undefined) members.delete(name);
  else members.set(name, value);
  return Object.fromEntries(members);
}

function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isObject(value: JsonValue | undefined): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
