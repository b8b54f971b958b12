import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { asTheme, type Theme, themeColors, themeCookie } from "@/components/layout/theme";
import { Providers } from "./providers";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout");
  return {
    title: { template: "%s · Usher", default: "Usher" },
    description: t("description"),
    icons: { icon: "/icon.svg" },
  };
}

export async function generateViewport(): Promise<Viewport> {
  const theme = await readTheme();
  if (theme !== "system") return { themeColor: themeColors[theme] };
  return {
    themeColor: [
      { media: "(prefers-color-scheme: light)", color: themeColors.light },
      { media: "(prefers-color-scheme: dark)", color: themeColors.dark },
    ],
  };
}

/** The theme comes from a cookie, so it stands before the first paint without any script. */
export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const locale = await getLocale();
  return (
    <html lang={locale} data-theme={await readTheme()} suppressHydrationWarning>
      <body>
        <Providers locale={locale} now={Date.now()}>
          {children}
        </Providers>
      </body>
    </html>
  );
}

async function readTheme(): Promise<Theme> {
  const store = await cookies();
  return asTheme(store.get(themeCookie)?.value);
}
