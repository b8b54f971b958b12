import { getTranslations } from "next-intl/server";
import { AppSignInQuestion } from "@/components/app-sign-in/app-sign-in-question";
import { SignInAgain } from "@/components/app-sign-in/sign-in-again";
import { AuthCard } from "@/components/layout/auth-card";
import { titled } from "@/i18n/titled";
import { findPerson } from "@/lib/auth/session";
import { judgeAppSignIn, signInUrl } from "@/lib/openid-provider/app-sign-in";

export const generateMetadata = titled("appSignIn");

interface AppSignInRouteProps {
  readonly params: Promise<{ readonly organizationId: string; readonly uid: string }>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the server in front of Next leaves to a person: a question, another sign-in, or that it is too late. */
export default async function AppSignInRoute({ params }: AppSignInRouteProps) {
  const { organizationId, uid } = await params;
  const session = await findPerson();
  const next = uuid.test(organizationId)
    ? await judgeAppSignIn({ organizationId, uid, session }, new Date())
    : ({ step: "expired" } as const);
  if (next.step === "expired") {
    const t = await getTranslations("auth.appExpired");
    return (
      <AuthCard title={t("title")}>
        <p>{t("text")}</p>
      </AuthCard>
    );
  }
  const { app } = next;
  const path = `/apps/sign-in/${organizationId}/${uid}`;
  if ((next.step === "confirm" || next.step === "go_on") && session !== null) {
    const { name, email } = session.user;
    return (
      <AppSignInQuestion
        path={path}
        signInUrl={signInUrl(organizationId, uid, app, "select_account")}
        app={app.name}
        organization={app.organization}
        name={name}
        email={email}
      />
    );
  }
  return (
    <SignInAgain
      signInUrl={signInUrl(organizationId, uid, app, next.step === "again" ? "login" : null)}
      app={app.name}
      organization={app.organization}
      signedInTo={next.step === "other_organization" ? (session?.organization.name ?? null) : null}
    />
  );
}
