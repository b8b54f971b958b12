import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Callout } from "@/components/ui/callout";
import { signInMessage } from "@/lib/auth/schemas";
import { findHome } from "@/lib/auth/session";
import { env } from "@/lib/env";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, error } = await searchParams;
  const home = await findHome();
  if (home) redirect(home);
  return (
    <AuthCard
      title="Sign in"
      footer={
        env().USHER_SIGN_UP === "open" && (
          <>
            New here?{" "}
            <Link href="/sign-up" className="inline-flex touch:min-h-11 items-center text-accent-text underline">
              Create your organization
            </Link>
          </>
        )
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

/** Only paths on this site: an address from elsewhere could lead people away after they signed in. */
function localPath(value: string | string[] | undefined): string {
  const { origin } = new URL("http://here.invalid");
  // Parsed as a browser does, which drops tabs and reads backslashes as slashes.
  const url = typeof value === "string" && URL.canParse(value, origin) ? new URL(value, origin) : null;
  return url?.origin === origin ? `${url.pathname}${url.search}${url.hash}` : "/";
}
