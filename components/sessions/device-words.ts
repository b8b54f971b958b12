import type { Translate } from "@/i18n/translate";
import { deviceOf } from "@/lib/utils/device";

/** A user agent in a few words, such as “Firefox on Windows”. */
export function deviceWords(t: Translate<"sessions">, userAgent: string | null): string {
  const { browser, system, name } = deviceOf(userAgent);
  if (browser && system) return t("device.on", { browser, system });
  return browser ?? system ?? name ?? t("device.unknown");
}
