import Link from "next/link";
import { useTranslations } from "next-intl";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { titled } from "@/i18n/titled";
import { env } from "@/lib/env";

export const generateMetadata = titled("signUp");

export default function SignUpPage() {
  const t = useTranslations("auth");
  const pages = useTranslations("pages");
  if (env().USHER_SIGN_UP === "closed") {
    return (
      <AuthCard title={t("signUp.closedTitle")} lead={t("signUp.closed")}>
        <Button variant="primary" asChild className="w-full">
          <Link href="/sign-in">{t("signIn.signIn")}</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={pages("signUp.title")}
      footer={t.rich("signUp.haveOne", {
        link: (words) => (
          <Link href="/sign-in" className="inline-flex touch:min-h-11 items-center text-accent-text underline">
            {words}
          </Link>
        ),
      })}
    >
      <SignUpForm origin={env().USHER_ORIGIN} />
    </AuthCard>
  );
}
