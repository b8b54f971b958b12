import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SignInForm } from "@/components/auth/sign-in-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { findSignInOf } from "@/lib/auth/find-sign-in-of";
import { signInMessage } from "@/lib/auth/schemas";
import { localPath } from "@/lib/http/local-path";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The way in to one organization (PRODUCT L3): with Microsoft where it is set up, and with a password. */
export default async function OrganizationSignInPage({ params, searchParams }: SignInPageProps) {
  const [{ slug }, { callbackUrl, error }] = await Promise.all([params, searchParams]);
  const organization = await findSignInOf(slug);
  if (organization === null) notFound();
  const wanted = localPath(callbackUrl);
  const next = wanted === "/" ? `/o/${slug}` : wanted;
  return (
    <AuthCard title="Sign in" lead={`to ${organization.name}`}>
      {typeof error === "string" && (
        <Callout kind="warning" className="mb-4">
          {signInMessage(error)}
        </Callout>
      )}
      <div className="flex flex-col gap-5">
        {organization.connectors.map(({ id, name }) => (
          <Button key={id} asChild className="w-full">
            <a href={`/sso/${id}?return_to=${encodeURIComponent(next)}`}>
              {organization.connectors.length === 1 ? "Sign in with Microsoft" : `Sign in with Microsoft (${name})`}
            </a>
          </Button>
        ))}
        {organization.connectors.length > 0 && (
          <p className="flex items-center gap-3 text-muted text-xs before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
            or
          </p>
        )}
        <SignInForm next={next} />
      </div>
    </AuthCard>
  );
}
