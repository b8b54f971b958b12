import Link from "next/link";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { titled } from "@/i18n/titled";
import { env } from "@/lib/env";

export const generateMetadata = titled("signUp");

export default function SignUpPage() {
  if (env().USHER_SIGN_UP === "closed") {
    return (
      <AuthCard
        title="Sign-up is closed"
        lead="Sign-up is closed on this installation. Ask its operator for an invitation."
      >
        <Button variant="primary" asChild className="w-full">
          <Link href="/sign-in">Sign in</Link>
        </Button>
      </AuthCard>
    );
  }
  return (
    <AuthCard
      title="Create your organization"
      footer={
        <>
          Already have one?{" "}
          <Link href="/sign-in" className="inline-flex touch:min-h-11 items-center text-accent-text underline">
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm origin={env().USHER_ORIGIN} />
    </AuthCard>
  );
}
