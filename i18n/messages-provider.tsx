"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { catalogues } from "./catalogues";
import { type Locale, messagesTimeZone } from "./locales";

interface MessagesProviderProps {
  readonly locale: Locale;
  readonly children: ReactNode;
}

/** The words for client components. They come with the scripts, which browsers keep, and not with each page. */
export function MessagesProvider({ locale, children }: MessagesProviderProps) {
  return (
    <NextIntlClientProvider locale={locale} messages={catalogues[locale]} timeZone={messagesTimeZone}>
      {children}
    </NextIntlClientProvider>
  );
}
