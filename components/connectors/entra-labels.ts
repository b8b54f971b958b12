import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Translate } from "@/i18n/translate";
import { entraLabels as english } from "@/messages/en/entra-labels";

export type EntraPage = "new" | "older";

type Labels<Part extends keyof typeof english> = Readonly<Record<keyof (typeof english)[Part], string>>;

/** What each of Microsoft's two provisioning pages calls its own parts. A list is a way through menus. */
interface WizardLabels {
  /** The months in which Microsoft shows, or showed, this page. */
  readonly asOf: string;
  readonly home: readonly string[];
  readonly testConnection: string;
  /** Where the credential goes, in order. */
  readonly connect: readonly string[];
  readonly saveConnection: string;
  readonly mappings: readonly string[];
  readonly groupMappings: readonly string[];
  readonly properties: readonly string[];
  readonly saveProperties: string;
  readonly start: readonly string[];
}

export interface EntraLabels {
  readonly entra: Labels<"entra">;
  readonly entraApp: Labels<"app">;
  readonly entraWizard: Readonly<Record<EntraPage, WizardLabels>> & { readonly both: Labels<"both"> };
  readonly onDemandSteps: Labels<"onDemand">;
}

/** The words on Microsoft's pages in the reader's language. */
export function useEntraLabels(): EntraLabels {
  const t = useTranslations("entraLabels");
  return useMemo(() => labelsIn(t), [t]);
}

function labelsIn(t: Translate<"entraLabels">): EntraLabels {
  return {
    entra: labelsOf(english.entra, (label) => t(`entra.${label}`)),
    entraApp: labelsOf(english.app, (label) => t(`app.${label}`)),
    entraWizard: {
      both: labelsOf(english.both, (label) => t(`both.${label}`)),
      new: waysIn(labelsOf(english.new, (label) => t(`new.${label}`))),
      older: waysIn(labelsOf(english.older, (label) => t(`older.${label}`))),
    },
    onDemandSteps: labelsOf(english.onDemand, (label) => t(`onDemand.${label}`)),
  };
}

function labelsOf<Label extends string>(
  part: Readonly<Record<Label, string>>,
  wordsOf: (label: Label) => string,
): Readonly<Record<Label, string>> {
  const labels = Object.keys(part) as Label[];
  return Object.fromEntries(labels.map((label) => [label, wordsOf(label)])) as Record<Label, string>;
}

function waysIn(labels: Labels<"new">): WizardLabels {
  const wayOf = (words: string) => words.split(" > ");
  return {
    ...labels,
    home: wayOf(labels.home),
    connect: wayOf(labels.connect),
    mappings: wayOf(labels.mappings),
    groupMappings: wayOf(labels.groupMappings),
    properties: wayOf(labels.properties),
    start: wayOf(labels.start),
  };
}

/** Microsoft's address of the page on which **Edit attribute list** is always there (E5). */
export const schemaEditorUrl =
  "https://portal.azure.com/?Microsoft_AAD_Connect_Provisioning_forceSchemaEditorEnabled=true";
