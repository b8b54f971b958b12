import { entraWizard } from "@/components/connectors/entra-labels";
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

const { both } = entraWizard;
const activeExpression = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

/** The nine lines, with the values that this connector's settings ask for (SCREENS §3.4). */
export function mappingLines(view: SetupView): readonly MappingLine[] {
  return [...identity(view), ...more(view)];
}

function identity({ mapping: { uniqueIdentifier } }: SetupView): readonly MappingLine[] {
  return [
    {
      key: "externalId",
      weight: "must",
      target: "externalId",
      source: "objectId",
      why: "It binds Microsoft sign-in to the right person.",
      how: ["It was mailNickname, which may change and is not unique."],
    },
    {
      key: "active",
      weight: "must",
      target: "active",
      source: activeExpression,
      why: "Keep it as it is: it also says when you only unassign somebody.",
      how: [`${both.mappingType} Expression.`],
    },
    {
      key: "userName",
      weight: "usual",
      target: "userName",
      source: uniqueIdentifier,
      why: "It finds people who are here already, so that nobody is there twice.",
      how: [`${both.matchObjects} Yes, ${both.precedence} 1.`],
    },
    {
      key: "email",
      weight: "usual",
      target: 'emails[type eq "work"].value',
      source: "mail",
      why: "People are found and written to by it.",
      how: ["Where people have no mailbox: userPrincipalName."],
    },
  ];
}

function more({ mapping: { licenceRule, userTypes }, metadataKeys }: SetupView): readonly MappingLine[] {
  return [
    {
      key: "userType",
      weight: licenceRule ? "usual" : "optional",
      target: "userType",
      source: null,
      why: licenceRule
        ? `It holds the licence: exactly ${userTypes.join(" or ")}.`
        : "It holds the licence; any text, because the licence rule is off.",
      how: [
        `${both.mappingType} Direct, ${both.defaultIfNull}. Entra uses that only when it creates a user, so Usher keeps its own default too.`,
      ],
    },
    {
      key: "folders",
      weight: "optional",
      target: `${folderExtensionUrn}:folders`,
      source: 'Split([jobTitle], ",")',
      why: "It gives folders by an attribute of the person.",
      how: [
        `${both.editList}: the attribute's name, Type String, Multi-Value? ticked. Then ${both.mappingType} Expression.`,
        "If Entra refuses Multi-Value for your app, map the text directly: Usher splits it at the commas.",
      ],
    },
    {
      key: "metadata",
      weight: "optional",
      target: `${metadataUrn}:${metadataKeys[0] ?? "CostCenter"}`,
      source: null,
      why:
        metadataKeys.length === 0
          ? "It keeps any attribute as text; CostCenter is an example of a key."
          : `It fills a metadata key, one line each: ${metadataKeys.join(", ")}.`,
      how: [`${both.advanced} > ${both.editList}: the attribute's name, Type String.`],
    },
    {
      key: "roles",
      weight: "optional",
      target: 'roles[primary eq "True"].value',
      source: "SingleAppRoleAssignment([appRoleAssignments])",
      why: "It gives access roles of Usher from Entra.",
      how: [
        "First App registrations > App roles > Create app role, with Value ReadOnly, User, Admin or EnterpriseAdmin.",
      ],
    },
    {
      key: "groups",
      weight: "usual",
      target: "displayName",
      source: "displayName",
      why: "Groups arrive with their people, and group rules give access by them.",
      how: ["The mapping of groups: Enabled Yes. Assigning groups needs Entra ID P1."],
    },
  ];
}
