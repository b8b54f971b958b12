import Link from "next/link";
import { ForgotForm } from "@/components/auth/forgot-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { titled } from "@/i18n/titled";
import { mailConfigured } from "@/lib/mail/send-mail";

export const generateMetadata = titled("forgotPassword");

export default function ForgotPage() {
  if (!mailConfigured()) {
    return (
      <AuthCard
        title="Forgot password?"
        lead="Usher cannot send mail here. Ask an admin of your organization for a reset link."
      >
        <Button variant="primary" asChild className="w-full">
          <Link href="/sign-in">Back to sign in</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Forgot password?"
      lead="Usher sends you a link to choose a new one."
      footer={
        <Link href="/sign-in" className="inline-flex touch:min-h-11 items-center text-accent-text underline">
          Back to sign in
        </Link>
      }
    >
      <ForgotForm />
    </AuthCard>
  );
}
