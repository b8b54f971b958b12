import { useTranslations } from "next-intl";
import { Moment } from "@/components/ui/moment";
import { readRefusal } from "@/lib/auth/schemas";

/** The sentence for the `error` parameter of the sign-in page, of which nothing is repeated. */
export function SignInRefused({ error }: { readonly error: string }) {
  const t = useTranslations("auth.refusals");
  const { kind, until } = readRefusal(error);
  if (until === null) return t(kind);
  return t.rich(kind, { time: () => <Moment at={until} clock /> });
}
