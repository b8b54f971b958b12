import { headers } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/layout/auth-card";
import { OrganizationChoiceList } from "@/components/organization-choice/organization-choice-list";
import { titled } from "@/i18n/titled";
import { readSessionCookie } from "@/lib/auth/session-cookie";
import { env } from "@/lib/env";
import { findChoices } from "@/lib/organization-choice/find-choices";

export const generateMetadata = titled("organizations");

/** After a sign-in that opens several organizations (SCREENS §3.1). One is no choice, and none is the page for people who use apps alone. */
export default async function OrganizationsPage() {
  const t = await getTranslations("organizationChoice");
  const pages = await getTranslations("pages");
  const claims = await readSessionCookie((await headers()).get("cookie"));
  if (claims === null) redirect("/sign-in");
  const choices = await findChoices(claims, new Date());
  if (choices === null) redirect("/sign-in?error=access_changed");
  const [only] = choices;
  if (only === undefined) redirect("/app-only");
  if (choices.length === 1 && only.current) redirect(`/o/${only.slug}`);
  return (
    <AuthCard
      title={pages("organizations.title")}
      lead={t("lead")}
      footer={
        env().USHER_SIGN_UP === "open" && (
          <Link href="/sign-up" className="inline-flex touch:min-h-11 items-center text-accent-text underline">
            {t("create")}
          </Link>
        )
      }
    >
      <OrganizationChoiceList choices={choices} />
    </AuthCard>
  );
}
