import type { EntraLabels } from "@/components/connectors/entra-labels";
import type { Translate } from "@/i18n/translate";
import { folderExtensionUrn } from "@/lib/folders/schemas";
import { metadataUrn } from "@/lib/metadata/schemas";
import type { MappingKey, SetupView } from "@/lib/setup/schemas";

/** A line of the checklist of step 3. */
export interface MappingLine {
  readonly key: MappingKey;
  readonly weight: "must" | "usual" | "optional";
  /** What Entra calls the target, to be pasted there. */
  readonly target: string;
  /** What to choose or paste as its source; null where it is the admin's choice. */
  readonly source: string | null;
  readonly why: string;
  /** More clicks in Entra, a sentence each. */
  readonly how: readonly string[];
}

/** Entra's words, and Usher's own. */
interface Texts {
  readonly both: EntraLabels["entraWizard"]["both"];
  readonly t: Translate<"setup">;
}

const activeExpression = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

/** The nine lines, with the values that this connector's settings ask for (SCREENS §3.4). */
export function mappingLines(texts: Texts, view: SetupView): readonly MappingLine[] {
  return [...identity(texts, view), ...more(texts, view)];
}

function identity({ t, both }: Texts, { mapping: { uniqueIdentifier } }: SetupView): readonly MappingLine[] {
  return [
    {
      key: "externalId",
      weight: "must",
      target: "externalId",
      source: "objectId",
      why: t("lines.externalId.why"),
      how: [t("lines.externalId.how")],
    },
    {
      key: "active",
      weight: "must",
      target: "active",
      source: activeExpression,
      why: t("lines.active.why"),
      how: [t("lines.active.how", { mappingType: both.mappingType })],
    },
    {
      key: "userName",
      weight: "usual",
      target: "userName",
      source: uniqueIdentifier,
      why: t("lines.userName.why"),
      how: [t("lines.userName.how", { matchObjects: both.matchObjects, precedence: both.precedence })],
    },
    {
      key: "email",
      weight: "usual",
      target: 'emails[type eq "work"].value',
      source: "mail",
      why: t("lines.email.why"),
      how: [t("lines.email.how")],
    },
  ];
}

function more(
  { t, both }: Texts,
  { mapping: { licenceRule, userTypes }, metadataKeys }: SetupView,
): readonly MappingLine[] {
  return [
    {
      key: "userType",
      weight: licenceRule ? "usual" : "optional",
      target: "userType",
      source: null,
      why: licenceRule ? t("lines.userType.why", { userTypes: either(t, userTypes) }) : t("lines.userType.whyAny"),
      how: [t("lines.userType.how", { mappingType: both.mappingType, defaultIfNull: both.defaultIfNull })],
    },
    {
      key: "folders",
      weight: "optional",
      target: `${folderExtensionUrn}:folders`,
      source: 'Split([jobTitle], ",")',
      why: t("lines.folders.why"),
      how: [
        t("lines.folders.how", { editList: both.editList, mappingType: both.mappingType }),
        t("lines.folders.text"),
      ],
    },
    {
      key: "metadata",
      weight: "optional",
      target: `${metadataUrn}:${metadataKeys[0] ?? "CostCenter"}`,
      source: null,
      why:
        metadataKeys.length === 0
          ? t("lines.metadata.whyAny")
          : t("lines.metadata.why", { keys: metadataKeys.join(", ") }),
      how: [t("lines.metadata.how", { advanced: both.advanced, editList: both.editList })],
    },
    {
      key: "roles",
      weight: "optional",
      target: 'roles[primary eq "True"].value',
      source: "SingleAppRoleAssignment([appRoleAssignments])",
      why: t("lines.roles.why"),
      how: [t("lines.roles.how")],
    },
    {
      key: "groups",
      weight: "usual",
      target: "displayName",
      source: "displayName",
      why: t("lines.groups.why"),
      how: [t("lines.groups.how")],
    },
  ];
}

/** “User or Admin”. */
function either(t: Translate<"setup">, [first = "", ...others]: readonly string[]): string {
  return others.reduce((one, other) => t("lines.userType.either", { one, other }), first);
}
