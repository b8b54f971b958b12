const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

export const themeCookie = "usher-theme";

/** The browser's own frame follows: `--canvas` of each theme. */
export const themeColors = { light: "#f7f7f8", dark: "#0e0e11" } as const;

export function asTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

export function currentTheme(): Theme {
  return asTheme(document.documentElement.dataset["theme"]);
}

/** Shows the theme at once and remembers it in a cookie, so that the server draws the next page in it. */
export function applyTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  // biome-ignore lint/suspicious/noDocumentCookie: cookieStore is missing in browsers that we serve
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=31536000; samesite=lax`;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes("dark") ? "dark" : "light";
    meta.content = themeColors[theme === "system" ? own : theme];
  }
}
