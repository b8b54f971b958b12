import { createTranslator } from "next-intl";
import type { Translate } from "@/i18n/translate";
import { en } from "@/messages/en";

/** The English words of one part of the catalogue, for a function that is handed them. */
export function translate<Namespace extends keyof typeof en>(namespace: Namespace): Translate<Namespace> {
  return createTranslator({ locale: "en", messages: en, namespace }) as unknown as Translate<Namespace>;
}
