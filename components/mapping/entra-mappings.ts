import type { MappingSettings } from "@/lib/connectors/schemas";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { metadataUrn } from "@/lib/metadata/schemas";
import type { SchemaAttribute, SchemaExtensionDto } from "@/lib/schema-extensions/schemas";

/** One line of Entra's page **Attribute mapping**. */
export interface EntraMapping {
  readonly of: "users" | "groups";
  /** What is chosen or typed as the source in Entra; null where it is the admin's choice, which `why` describes. */
  readonly source: string | null;
  readonly type: "Direct" | "Expression";
  readonly target: string;
  /** **Matching precedence**, where the attribute matches. */
  readonly match: number | null;
  readonly why: string;
  /** Whether a new app in Entra has another line, or none, for this target. */
  readonly changed: boolean;
  readonly optional: boolean;
}

interface MappingInput extends Pick<MappingSettings, "uniqueIdentifier" | "licenceRule" | "requiredAttributes"> {
  readonly userTypes: readonly string[];
  readonly uniqueGroupNames: boolean;
  /** Declared metadata keys, which have a line each. */
  readonly metadataKeys: readonly string[];
  /** The organization's own extensions, which have a line for each attribute. */
  readonly schemaExtensions: readonly Pick<SchemaExtensionDto, "urn" | "name" | "attributes">[];
}

const defaults = { of: "users", type: "Direct", match: null, changed: false, optional: false } as const;

/** What to enter in Entra so that these settings work, in the order of importance (PRODUCT K12). */
export function entraMappings(input: MappingInput): readonly EntraMapping[] {
  return [...identity(input), ...person(input), ...extensions(input), ...groups(input)];
}

function identity({ uniqueIdentifier }: MappingInput): readonly EntraMapping[] {
  return [
    {
      ...defaults,
      source: "objectId",
      target: "externalId",
      changed: true,
      why: "First of all: it binds Microsoft sign-in to the right person. Entra's own mailNickname may change and is not unique.",
    },
    {
      ...defaults,
      source: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
      type: "Expression",
      target: "active",
      why: "Keep it. Straight from accountEnabled, people whom you only unassign in Entra would keep access here.",
    },
    {
      ...defaults,
      source: uniqueIdentifier,
      target: "userName",
      match: 1,
      changed: uniqueIdentifier !== "userPrincipalName",
      why: "Match objects using this attribute: Yes. It finds people who are here already, so that nobody is duplicated.",
    },
  ];
}

function person({ licenceRule, requiredAttributes, userTypes }: MappingInput): readonly EntraMapping[] {
  const required = new Set<string>(requiredAttributes);
  const orRequired = (name: string, why: string) => (required.has(name) ? `${why} Required by this connector.` : why);
  return [
    {
      ...defaults,
      source: "mail",
      target: 'emails[type eq "work"].value',
      why: orRequired("emails", "Use userPrincipalName where people have no mailbox."),
    },
    { ...defaults, source: "displayName", target: "displayName", why: "The name that people see." },
    {
      ...defaults,
      source: "givenName",
      target: "name.givenName",
      why: orRequired("name.givenName", "Given name."),
    },
    { ...defaults, source: "surname", target: "name.familyName", why: orRequired("name.familyName", "Family name.") },
    {
      ...defaults,
      source: null,
      target: "userType",
      changed: true,
      optional: !licenceRule && !required.has("userType"),
      why: licenceRule
        ? `The attribute that holds exactly ${userTypes.join(" or ")}. Default value if null works in Entra only when it creates a user, so Usher keeps its own default, too.`
        : "The attribute that holds the licence. Any text is kept while the licence rule is off.",
    },
  ];
}

/** What **Edit attribute list** calls the types of SCIM. It knows no decimals; Usher takes them as text. */
const entraTypes: Readonly<Record<SchemaAttribute["type"], string>> = {
  string: "String",
  boolean: "Boolean",
  integer: "Integer",
  decimal: "String",
  dateTime: "DateTime",
  reference: "Reference",
  binary: "Binary",
};

/** A key to show where none is declared. */
const exampleKey = "CostCenter";

function extensions({ metadataKeys, schemaExtensions }: MappingInput): readonly EntraMapping[] {
  const added = { ...defaults, changed: true, optional: true } as const;
  const keys = metadataKeys.length === 0 ? [exampleKey] : metadataKeys;
  return [
    {
      ...added,
      source: 'Split([jobTitle], ",")',
      type: "Expression",
      target: `${folderExtensionUrn}:folders`,
      why: "Type String, Multi-Value ticked. If Entra refuses Multi-Value for your app, map the text directly: Usher splits it at the commas.",
    },
    ...keys.map((key) => ({
      ...added,
      source: null,
      target: `${metadataUrn}:${key}`,
      why:
        metadataKeys.length === 0
          ? "An example: any attribute, kept as text under a metadata key of your own name."
          : `The attribute that fills ${key}.`,
    })),
    ...schemaExtensions.flatMap(({ urn, name, attributes }) =>
      attributes.map((attribute) => ({
        ...added,
        source: null,
        target: `${urn}:${attribute.name}`,
        why: `Of “${name}”. Type ${entraTypes[attribute.type]}${attribute.multiValued ? ", Multi-Value ticked" : ""}.`,
      })),
    ),
    {
      ...added,
      source: "SingleAppRoleAssignment([appRoleAssignments])",
      type: "Expression",
      target: 'roles[primary eq "True"].value',
      why: "First App registrations > App roles > Create app role, with ReadOnly, User, Admin or EnterpriseAdmin as its Value. Gives access only with the role rule on.",
    },
  ];
}

function groups({ uniqueGroupNames }: MappingInput): readonly EntraMapping[] {
  return [
    {
      ...defaults,
      of: "groups",
      source: "objectId",
      target: "externalId",
      match: uniqueGroupNames ? null : 1,
      changed: !uniqueGroupNames,
      why: uniqueGroupNames ? "Names the group for ever." : "Two groups may have one name, so match by the id.",
    },
    {
      ...defaults,
      of: "groups",
      source: "displayName",
      target: "displayName",
      match: uniqueGroupNames ? 1 : null,
      changed: !uniqueGroupNames,
      why: uniqueGroupNames ? "Each name is there once, so it may match." : "Match objects using this attribute: No.",
    },
    { ...defaults, of: "groups", source: "members", target: "members", why: "Keep it, with the mapping Enabled: Yes." },
  ];
}

/** The lines as text with tabs, for a spreadsheet or a mail to whoever works in Entra. */
export function mappingsAsText(mappings: readonly EntraMapping[]): string {
  const lines = mappings.map(({ of, source, type, target, match, why }) =>
    [of, source ?? "(your choice)", type, target, match ?? "", why].join("\t"),
  );
  return ["Mapping\tSource\tMapping type\tTarget\tMatching precedence\tWhy", ...lines].join("\n");
}
