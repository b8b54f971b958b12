// The first that fits: every browser calls itself the ones that came before it.
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\/|\bOpera\b/, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrome\/|\bCriOS\/|\bHeadlessChrome\//, "Chrome"],
  [/\bVersion\/.*\bSafari\//, "Safari"],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bWindows\b/, "Windows"],
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b/, "Linux"],
];

/** What a user agent tells. `name` is its first word, for what is no browser. Null is what it does not say. */
export interface Device {
  readonly browser: string | null;
  readonly system: string | null;
  readonly name: string | null;
}

export function deviceOf(userAgent: string | null): Device {
  const text = userAgent?.trim() ?? "";
  const name = text.split(/[\s/(]/)[0]?.slice(0, 40);
  return { browser: find(browsers, text), system: find(systems, text), name: name ? name : null };
}

function find(table: readonly (readonly [RegExp, string])[], text: string): string | null {
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
