import { userUrn } from "../urns";
import type { Attribute, Schema } from "./attribute";
import { defineAttribute } from "./define-attribute";

interface Plural {
  readonly value: string;
  readonly types?: readonly string[];
  readonly valueCharacteristics?: Partial<Omit<Attribute, "name" | "description">>;
}

const primary = defineAttribute("primary", "Whether this is the preferred value; true for one value at most.", {
  type: "boolean",
});

function typeLabel(types: readonly string[] | undefined): Attribute {
  return defineAttribute("type", "A label for the value's function.", types ? { canonicalValues: types } : {});
}

/** RFC 7643 §2.4: a multi-valued attribute with the default sub-attributes value, display, type and primary. */
function plural(name: string, description: string, rows: Plural): Attribute {
  return defineAttribute(name, description, {
    type: "complex",
    multiValued: true,
    subAttributes: [
      defineAttribute("value", rows.value, rows.valueCharacteristics ?? {}),
      defineAttribute("display", "A human-readable name for the value."),
      typeLabel(rows.types),
      primary,
    ],
  });
}

const name = defineAttribute("name", "The parts of the user's real name.", {
  type: "complex",
  subAttributes: [
    defineAttribute("formatted", "The full name, formatted for display."),
    defineAttribute("familyName", "The family name."),
    defineAttribute("givenName", "The given name."),
    defineAttribute("middleName", "The middle names."),
    defineAttribute("honorificPrefix", "Titles before the name."),
    defineAttribute("honorificSuffix", "Suffixes after the name."),
  ],
});

const addresses = defineAttribute("addresses", "Physical mailing addresses.", {
  type: "complex",
  multiValued: true,
  subAttributes: [
    defineAttribute("formatted", "The full address, formatted for display."),
    defineAttribute("streetAddress", "Street, house number, P.O. box."),
    defineAttribute("locality", "The city or locality."),
    defineAttribute("region", "The state or region."),
    defineAttribute("postalCode", "The postal code."),
    defineAttribute("country", "The country, as sent; two letters are usual."),
    typeLabel(["work", "home", "other"]),
    primary,
  ],
});

const derived = { mutability: "readOnly" } as const;

const groups = defineAttribute("groups", "The groups that the user belongs to; changed through the groups.", {
  ...derived,
  type: "complex",
  multiValued: true,
  subAttributes: [
    defineAttribute("value", "The id of the group.", { ...derived, caseExact: true }),
    defineAttribute("$ref", "The URI of the group.", {
      ...derived,
      type: "reference",
      caseExact: true,
      referenceTypes: ["Group"],
    }),
    defineAttribute("display", "The display name of the group.", derived),
    defineAttribute("type", "How the membership came about.", { ...derived, canonicalValues: ["direct", "indirect"] }),
  ],
});

const contactTypes = ["work", "home", "other"];

/** RFC 7643 §4.1 and §8.7.1. `canonicalValues` are hints for people; nothing enforces them. */
export const userSchema: Schema = {
  id: userUrn,
  name: "User",
  description: "User Account",
  attributes: [
    defineAttribute("userName", "The name that identifies the user to the service, unique without regard to case.", {
      required: true,
      uniqueness: "server",
    }),
    name,
    defineAttribute("displayName", "The name of the user, suitable for display."),
    defineAttribute("nickName", "The casual name of the user."),
    defineAttribute("profileUrl", "The URL of the user's online profile.", {
      type: "reference",
      caseExact: true,
      referenceTypes: ["external"],
    }),
    defineAttribute("title", "The user's title, such as Vice President."),
    defineAttribute("userType", "The relationship between the organization and the user."),
    defineAttribute("preferredLanguage", "The preferred language, such as en-US."),
    defineAttribute("locale", "The default location for currency, dates and numbers."),
    defineAttribute("timezone", "The time zone, such as Europe/Berlin."),
    defineAttribute("active", "Whether the user may sign in.", { type: "boolean" }),
    defineAttribute("password", "Accepted and dropped: users sign in with their identity provider.", {
      mutability: "writeOnly",
      returned: "never",
      caseExact: true,
    }),
    plural("emails", "E-mail addresses.", { value: "The e-mail address.", types: contactTypes }),
    plural("phoneNumbers", "Phone numbers.", {
      value: "The phone number.",
      types: ["work", "home", "mobile", "fax", "pager", "other"],
    }),
    plural("ims", "Instant messaging addresses.", {
      value: "The instant messaging address.",
      types: ["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"],
    }),
    plural("photos", "URLs of photos.", {
      value: "The URL of the photo.",
      types: ["photo", "thumbnail"],
      valueCharacteristics: { type: "reference", caseExact: true, referenceTypes: ["external"] },
    }),
    addresses,
    groups,
    plural("entitlements", "Things that the user is entitled to.", { value: "The entitlement." }),
    plural("roles", "Roles of the user.", { value: "The role." }),
    plural("x509Certificates", "Certificates issued to the user.", {
      value: "The certificate, DER in base64.",
      valueCharacteristics: { type: "binary", caseExact: true },
    }),
  ],
};
