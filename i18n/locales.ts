/** The languages that Usher speaks: each is a file messages/{locale}.ts. */
export const locales = ["en"] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = "en";

/** The region whose dates a language is read with: English is “3 Nov 2026, 14:02”. */
export const dateLocales: Readonly<Record<Locale, string>> = { en: "en-GB" };

/** The zone that next-intl wants to know. No message formats a time by itself: `useFormat` does, in the reader's zone. */
export const messagesTimeZone = "UTC";
