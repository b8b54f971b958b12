import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Callout } from "@/components/ui/callout";
import { titled } from "@/i18n/titled";
import { signInMessage } from "@/lib/auth/schemas";
import { findHome } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { localPath } from "@/lib/http/local-path";

export const generateMetadata = titled("signIn");

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const t = await getTranslations("auth.signIn");
  const home = await findHome();
  if (home) redirect(home);
  return (
    <AuthCard
      title={t("signIn")}
      footer={
        env().USHER_SIGN_UP === "open" &&
        t.rich("createOrganization", {
          link: (words) => (
            <Link href="/sign-up" className="inline-flex touch:min-h-11 items-center text-accent-text underline">
              {words}
            </Link>
          ),
        })
      }
    >
      {typeof error === "string" && (
        <Callout kind="warning" className="mb-4">
          {signInMessage(error)}
        </Callout>
      )}
      <SignInForm next={localPath(callbackUrl)} />
    </AuthCard>
  );
}
