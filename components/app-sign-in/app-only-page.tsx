"use client";

import { LogOut } from "lucide-react";
import { AskForAccess } from "@/components/app-sign-in/ask-for-access";
import { OwnAppSessions } from "@/components/app-sign-in/own-app-sessions";
import { Logo } from "@/components/layout/logo";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValueList } from "@/components/ui/key-value-list";
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
  return (
    <main id="main" className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col gap-5 px-4 py-8 sm:py-12">
      <div className="flex items-center justify-between gap-4">
        <div className="flex items-center gap-2.5">
          <Logo className="size-8" />
          <span className="font-semibold text-lg">Usher</span>
        </div>
        <Button onClick={() => void leave()}>
          <LogOut aria-hidden />
          Sign out
        </Button>
      </div>
      <div>
        <h1 className="break-words font-semibold text-2xl">
          You are signed in, <bdi>{profile.name}</bdi>.
        </h1>
        <p className="mt-1.5 text-muted">
          You can use the apps of <bdi>{organization}</bdi>; the web portal is not part of your access.
        </p>
      </div>
      <OwnAppSessions />
      <AskForAccess organization={organization} byMail={byMail} />
      <Card title="Your profile">
        <KeyValueList items={factsOf(profile, organization)} />
      </Card>
    </main>
  );
}

function factsOf(profile: OwnProfile, organization: string) {
  const names = (list: readonly { readonly name: string }[]) => list.map(({ name }) => name).join(", ");
  return [
    { key: "Name", value: <bdi>{profile.name}</bdi> },
    { key: "User name", value: <bdi className="break-all">{profile.userName}</bdi> },
    { key: "E-mail", value: <bdi className="break-all">{profile.email ?? "None"}</bdi> },
    { key: "Organization", value: <bdi>{organization}</bdi> },
    { key: "User type", value: profile.userType ?? "None" },
    { key: "Groups", value: names(profile.groups) || "None" },
    { key: "Folders", value: profile.folders.map(({ path }) => path.join(" / ")).join(", ") || "None" },
  ];
}
