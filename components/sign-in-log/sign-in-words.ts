import type { SignInItem, SignInMethod } from "@/lib/sign-in-log/schemas";

/** How somebody proved who they are, in a word. */
export const methodWords: Readonly<Record<SignInMethod, string>> = {
  password: "Password",
  entra: "Microsoft",
  link: "Invitation or reset link",
};

/** A cause code for a filter: “Password wrong”. */
export function causeWords(code: string): string {
  const words = code.replaceAll("_", " ").replace(/^sso\b/, "SSO");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** By what somebody came: “Microsoft, Entra production, in Field app”. */
export function wayWords({ method, connectorName, appName }: Pick<SignInItem, "method" | "connectorName" | "appName">) {
  return [methodWords[method], connectorName, appName && `in ${appName}`].filter(Boolean).join(", ");
}
