import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/auth/sign-in-form";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { titled } from "@/i18n/titled";
import { asEntraPrompt } from "@/lib/auth/begin-entra-sign-in";
import { findSignInOf } from "@/lib/auth/find-sign-in-of";
import { signInMessage } from "@/lib/auth/schemas";
import { localPath } from "@/lib/http/local-path";
import { findMoved } from "@/lib/organizations/find-moved";

export const generateMetadata = titled("signIn");

interface SignInPageProps {
  readonly params: Promise<{ readonly slug: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The way in to one organization (PRODUCT L3): with Microsoft where it is set up, and with a password. */
export default async function OrganizationSignInPage({ params, searchParams }: SignInPageProps) {
  const [{ slug }, { callbackUrl, error, prompt }] = await Promise.all([params, searchParams]);
  const t = await getTranslations("auth.signIn");
  const organization = await findSignInOf(slug);
  if (organization === null) return await leave(slug, callbackUrl);
  const wanted = localPath(callbackUrl);
  const next = wanted === "/" ? `/o/${slug}` : wanted;
  return (
    <AuthCard title={t("signIn")} lead={t("toOrganization", { organization: organization.name })}>
      {typeof error === "string" && (
        <Callout kind="warning" className="mb-4">
          {signInMessage(error)}
        </Callout>
      )}
      <div className="flex flex-col gap-5">
        {organization.connectors.map(({ id, name }) => (
          <Button key={id} asChild className="w-full">
            <a href={entraUrl(id, next, prompt)}>
              {organization.connectors.length === 1 ? t("microsoft") : t("microsoftBy", { connector: name })}
            </a>
          </Button>
        ))}
        {organization.connectors.length > 0 && (
          <p className="flex items-center gap-3 text-muted text-xs before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
            {t("or")}
          </p>
        )}
        <SignInForm next={next} />
      </div>
    </AuthCard>
  );
}

function entraUrl(connectorId: string, next: string, prompt: string | string[] | undefined): string {
  const asked = asEntraPrompt([prompt].flat()[0]);
  return `/sso/${connectorId}?return_to=${encodeURIComponent(next)}${asked === null ? "" : `&prompt=${asked}`}`;
}

/** An address that an organization had leads to its present one. */
async function leave(slug: string, callbackUrl: string | string[] | undefined): Promise<never> {
  const moved = await findMoved(slug, new Date());
  if (moved === null) notFound();
  const query = typeof callbackUrl === "string" ? `?callbackUrl=${encodeURIComponent(callbackUrl)}` : "";
  redirect(`/sign-in/${moved}${query}`);
}
