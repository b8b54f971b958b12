import Link from "next/link";
import { useTranslations } from "next-intl";
import { ForgotForm } from "@/components/auth/forgot-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { titled } from "@/i18n/titled";
import { mailConfigured } from "@/lib/mail/send-mail";

export const generateMetadata = titled("forgotPassword");

export default function ForgotPage() {
  const t = useTranslations("auth.forgot");
  if (!mailConfigured()) {
    return (
      <AuthCard title={t("title")} lead={t("noMail")}>
        <Button variant="primary" asChild className="w-full">
          <Link href="/sign-in">{t("back")}</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title={t("title")}
      lead={t("lead")}
      footer={
        <Link href="/sign-in" className="inline-flex touch:min-h-11 items-center text-accent-text underline">
          {t("back")}
        </Link>
      }
    >
      <ForgotForm />
    </AuthCard>
  );
}
