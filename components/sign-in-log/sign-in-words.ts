import type { Translate } from "@/i18n/translate";
import type { SignInItem } from "@/lib/sign-in-log/schemas";

type Words = Translate<"signInLog">;

/** A cause code for a filter: “Password wrong”. */
export function causeWords(t: Words, code: string): string {
  const known = `causes.${code}` as "causes.state";
  if (t.has(known)) return t(known);
  const words = code.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** By what somebody came: “Microsoft, Entra production, in Field app”. */
export function wayWords(
  t: Words,
  { method, connectorName, appName }: Pick<SignInItem, "method" | "connectorName" | "appName">,
): string {
  return [t(`methods.${method}`), connectorName, appName && t("inApp", { app: appName })].filter(Boolean).join(", ");
}
