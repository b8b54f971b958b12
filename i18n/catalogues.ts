import { en } from "@/messages/en";
import type { Locale } from "./locales";

/** The same messages in the words of any language. */
type Translated<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : Translated<Messages[Key]>;
};

/** A language that lacks a message of the English one does not compile. */
const translated: Readonly<Record<Locale, Translated<typeof en>>> = { en };

/** The messages of each language. next-intl derives the values that a message takes from the English words. */
export const catalogues = translated as Readonly<Record<Locale, typeof en>>;
