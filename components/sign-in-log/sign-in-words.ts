import { known } from "@/i18n/known";
import type { Translate } from "@/i18n/translate";
import type { SignInItem } from "@/lib/sign-in-log/schemas";

type Words = Translate<"signInLog">;

/** A cause code for a filter: “Password wrong”. */
export function causeWords(t: Words, code: string): string {
  const words = code.replaceAll("_", " ");
  return known(t, `causes.${code}`) ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** By what somebody came: “Microsoft, Entra production, in Field app”. */
export function wayWords(
  t: Words,
  { method, connectorName, appName }: Pick<SignInItem, "method" | "connectorName" | "appName">,
): string {
  return [t(`methods.${method}`), connectorName, appName && t("inApp", { app: appName })].filter(Boolean).join(", ");
}
