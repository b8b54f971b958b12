import type { Translate } from "@/i18n/translate";
import type { MappingSettings } from "@/lib/connectors/schemas";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { metadataUrn } from "@/lib/metadata/schemas";
import type { SchemaExtensionDto } from "@/lib/schema-extensions/schemas";

/** One line of Entra's page **Attribute mapping**. */
export interface EntraMapping {
  readonly of: "users" | "groups";
  /** What is chosen or typed as the source in Entra; null where it is the admin's choice, which `why` describes. */
  readonly source: string | null;
  readonly type: "direct" | "expression";
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

type Words = Translate<"mapping">;

const defaults = { of: "users", type: "direct", match: null, changed: false, optional: false } as const;

/** What to enter in Entra so that these settings work, in the order of importance (PRODUCT K12). */
export function entraMappings(t: Words, input: MappingInput): readonly EntraMapping[] {
  return [...identity(t, input), ...person(t, input), ...extensions(t, input), ...groups(t, input)];
}

function identity(t: Words, { uniqueIdentifier }: MappingInput): readonly EntraMapping[] {
  return [
    {
      ...defaults,
      source: "objectId",
      target: "externalId",
      changed: true,
      why: t("why.externalId"),
    },
    {
      ...defaults,
      source: 'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
      type: "expression",
      target: "active",
      why: t("why.active"),
    },
    {
      ...defaults,
      source: uniqueIdentifier,
      target: "userName",
      match: 1,
      changed: uniqueIdentifier !== "userPrincipalName",
      why: t("why.userName"),
    },
  ];
}

function person(t: Words, { licenceRule, requiredAttributes, userTypes }: MappingInput): readonly EntraMapping[] {
  const required = new Set<string>(requiredAttributes);
  const orRequired = (name: string, why: string) => (required.has(name) ? `${why} ${t("why.required")}` : why);
  return [
    {
      ...defaults,
      source: "mail",
      target: 'emails[type eq "work"].value',
      why: orRequired("emails", t("why.emails")),
    },
    { ...defaults, source: "displayName", target: "displayName", why: t("why.displayName") },
    {
      ...defaults,
      source: "givenName",
      target: "name.givenName",
      why: orRequired("name.givenName", t("why.givenName")),
    },
    {
      ...defaults,
      source: "surname",
      target: "name.familyName",
      why: orRequired("name.familyName", t("why.familyName")),
    },
    {
      ...defaults,
      source: null,
      target: "userType",
      changed: true,
      optional: !licenceRule && !required.has("userType"),
      why: licenceRule ? t("why.userTypeByRule", { userTypes: anyOf(t, userTypes) }) : t("why.userType"),
    },
  ];
}

/** “Premium or Standard or Guest”. */
function anyOf(t: Words, [first = "", ...others]: readonly string[]): string {
  return others.reduce((some, another) => t("why.or", { some, another }), first);
}

/** A key to show where none is declared. */
const exampleKey = "CostCenter";

function extensions(t: Words, { metadataKeys, schemaExtensions }: MappingInput): readonly EntraMapping[] {
  const added = { ...defaults, changed: true, optional: true } as const;
  const keys = metadataKeys.length === 0 ? [exampleKey] : metadataKeys;
  return [
    {
      ...added,
      source: 'Split([jobTitle], ",")',
      type: "expression",
      target: `${folderExtensionUrn}:folders`,
      why: t("why.folders"),
    },
    ...keys.map((key) => ({
      ...added,
      source: null,
      target: `${metadataUrn}:${key}`,
      why: metadataKeys.length === 0 ? t("why.exampleKey") : t("why.metadataKey", { key }),
    })),
    ...schemaExtensions.flatMap(({ urn, name, attributes }) =>
      attributes.map((attribute) => ({
        ...added,
        source: null,
        target: `${urn}:${attribute.name}`,
        // What **Edit attribute list** calls the types of SCIM. It knows no decimals; Usher takes them as text.
        why: t(attribute.multiValued ? "why.attributeMulti" : "why.attribute", {
          name,
          type: t(`entraTypes.${attribute.type}`),
        }),
      })),
    ),
    {
      ...added,
      source: "SingleAppRoleAssignment([appRoleAssignments])",
      type: "expression",
      target: 'roles[primary eq "True"].value',
      why: t("why.roles"),
    },
  ];
}

function groups(t: Words, { uniqueGroupNames }: MappingInput): readonly EntraMapping[] {
  return [
    {
      ...defaults,
      of: "groups",
      source: "objectId",
      target: "externalId",
      match: uniqueGroupNames ? null : 1,
      changed: !uniqueGroupNames,
      why: t(uniqueGroupNames ? "why.groupForEver" : "why.groupNamesTwice"),
    },
    {
      ...defaults,
      of: "groups",
      source: "displayName",
      target: "displayName",
      match: uniqueGroupNames ? 1 : null,
      changed: !uniqueGroupNames,
      why: t(uniqueGroupNames ? "why.groupByName" : "why.groupNameNoMatch"),
    },
    { ...defaults, of: "groups", source: "members", target: "members", why: t("why.members") },
  ];
}

/** The lines as text with tabs, for a spreadsheet or a mail to whoever works in Entra. */
export function mappingsAsText(t: Words, mappings: readonly EntraMapping[]): string {
  const lines = mappings.map(({ of, source, type, target, match, why }) => [
    t(`asText.${of}`),
    source ?? t("asText.yourChoice"),
    t(`table.types.${type}`),
    target,
    match ?? "",
    why,
  ]);
  const names = [
    t("asText.mapping"),
    t("table.source"),
    t("table.type"),
    t("table.target"),
    t("asText.match"),
    t("asText.why"),
  ];
  return [names, ...lines].map((cells) => cells.join("\t")).join("\n");
}
