import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { dateLocales, type Locale } from "@/i18n/locales";
import type { Translate } from "@/i18n/translate";
import { distanceOf } from "@/lib/utils/time";

/** How numbers and times are written in the reader's language. Time zones are IANA names; null is the browser's own zone. */
export interface Format {
  /** 1204 → “1,204”. */
  readonly number: (value: number) => string;
  /** “1,204”, or “about 100,400” where the count is an estimate. */
  readonly total: (total: { readonly count: number; readonly exact: boolean }) => string;
  /** 111.48 → “111 ms”, 0.4 → “under 1 ms”. */
  readonly duration: (milliseconds: number) => string;
  /** “12 minutes ago”, “in 9 days”. Around now “just now”; above 30 days the date. */
  readonly relative: (iso: string, now: number) => string;
  /** “3 Nov 2026”, in UTC, so that server and browser write the same. */
  readonly date: (iso: string) => string;
  /** “3 Nov 2026, 14:02:11 GMT+1”. */
  readonly absolute: (iso: string, timeZone: string | null) => string;
  /** “14:02:11”. */
  readonly clock: (iso: string, timeZone: string | null) => string;
  /** Any other form of a time. */
  readonly dateTime: (iso: string, options: Intl.DateTimeFormatOptions) => string;
}

/** Numbers and times in the reader's language. */
export function useFormat(): Format {
  const locale = useLocale();
  const t = useTranslations("ui");
  return useMemo(() => formatIn(locale, t), [locale, t]);
}

const clockOptions = { hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
const dateOptions = { day: "numeric", month: "short", year: "numeric" } as const;

/** Numbers and times in a language, whose few words `t` has. */
export function formatIn(locale: Locale, t: Translate<"ui">): Format {
  const { numbers, distances } = once(`${locale} numbers`, () => ({
    numbers: new Intl.NumberFormat(locale),
    distances: new Intl.RelativeTimeFormat(locale, { numeric: "always" }),
  }));
  const number = (value: number) => numbers.format(value);
  const dateTime = (iso: string, options: Intl.DateTimeFormatOptions) =>
    once(`${locale} ${JSON.stringify(options)}`, () => new Intl.DateTimeFormat(dateLocales[locale], options)).format(
      new Date(iso),
    );
  const date = (iso: string) => dateTime(iso, { ...dateOptions, timeZone: "UTC" });
  return {
    number,
    total: ({ count, exact }) => (exact ? number(count) : t("about", { count: Math.round(count / 100) * 100 })),
    duration: (milliseconds) => (milliseconds < 1 ? t("underOneMs") : t("ms", { count: Math.round(milliseconds) })),
    relative: (iso, now) => {
      const distance = distanceOf(iso, now);
      if (distance === "now") return t("justNow");
      return distance === "far" ? date(iso) : distances.format(distance.amount, distance.unit);
    },
    date,
    absolute: (iso, timeZone) =>
      dateTime(iso, { ...inZone(timeZone), ...dateOptions, ...clockOptions, timeZoneName: "short" }),
    clock: (iso, timeZone) => dateTime(iso, { ...inZone(timeZone), ...clockOptions }),
    dateTime,
  };
}

/** Formatters are dear to make, and times are written anew each second: one for each language and form, for the whole page. */
const formatters = new Map<string, unknown>();

function once<Formatter>(key: string, make: () => Formatter): Formatter {
  const kept = formatters.get(key) as Formatter | undefined;
  if (kept !== undefined) return kept;
  const made = make();
  formatters.set(key, made);
  return made;
}

function inZone(timeZone: string | null): Intl.DateTimeFormatOptions {
  return timeZone === null ? {} : { timeZone };
}
