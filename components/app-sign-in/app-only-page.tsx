"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AskForAccess } from "@/components/app-sign-in/ask-for-access";
import { OwnAppSessions } from "@/components/app-sign-in/own-app-sessions";
import { Logo } from "@/components/layout/logo";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
import type { Translate } from "@/i18n/translate";
import { sendJson } from "@/lib/http/api-client";
import type { OwnProfile } from "@/lib/organizations/schemas";

interface AppOnlyPageProps {
  readonly profile: OwnProfile;
  readonly organization: string;
  /** Whether Usher can mail the admins. */
  readonly byMail: boolean;
}

async function leave(): Promise<void> {
  const { url } = await sendJson<{ url: string }>("POST", "/api/sign-out").catch(() => ({ url: "/sign-in" }));
  window.location.assign(url);
}

/** Where people without access role arrive on the web portal. It is no error. */
export function AppOnlyPage({ profile, organization, byMail }: AppOnlyPageProps) {
  const t = useTranslations("appSignIn");
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col gap-5 px-4 py-8 sm:py-12">
      <div className="flex items-center justify-between gap-4">
        <div className="flex items-center gap-2.5">
          <Logo className="size-8" />
          <span className="font-semibold text-lg">Usher</span>
        </div>
        <Button onClick={() => void leave()}>
          <LogOut aria-hidden />
          {t("appOnly.signOut")}
        </Button>
      </div>
      <div>
        <h1 className="break-words font-semibold text-2xl">{t.rich("appOnly.title", { name: profile.name, bdi })}</h1>
        <p className="mt-1.5 text-muted">{t.rich("appOnly.lead", { organization, bdi })}</p>
      </div>
      <OwnAppSessions />
      <AskForAccess organization={organization} byMail={byMail} />
      <Card title={t("appOnly.profile")}>
        <KeyValueList items={factsOf(t, profile, organization)} />
      </Card>
    </main>
  );
}

function bdi(words: ReactNode): ReactNode {
  return <bdi>{words}</bdi>;
}

function factsOf(t: Translate<"appSignIn">, profile: OwnProfile, organization: string) {
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join(", ");
  return [
    { key: t("appOnly.name"), value: <bdi>{profile.name}</bdi> },
    { key: t("appOnly.userName"), value: <bdi className="break-all">{profile.userName}</bdi> },
    { key: t("appOnly.email"), value: <bdi className="break-all">{profile.email ?? t("appOnly.none")}</bdi> },
    { key: t("appOnly.organization"), value: <bdi>{organization}</bdi> },
    { key: t("appOnly.userType"), value: profile.userType ?? t("appOnly.none") },
    { key: t("appOnly.groups"), value: names(profile.groups) || t("appOnly.none") },
    {
      key: t("appOnly.folders"),
      value: profile.folders.map(({ path }) => path.join(" / ")).join(", ") || t("appOnly.none"),
    },
  ];
}
