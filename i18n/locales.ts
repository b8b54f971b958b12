/** The languages that Usher speaks: each is a file messages/{locale}.ts. */
export const locales = ["en"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** The region whose dates a language is read with: English is “3 Nov 2026, 14:02”. */
export const dateLocales: Readonly<Record<Locale, string>> = { en: "en-GB" };
