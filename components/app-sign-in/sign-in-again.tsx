"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { leaveFor } from "@/components/app-sign-in/leave-for";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";

interface SignInAgainProps {
  /** Comes back then. */
  readonly signInUrl: string;
  readonly app: string;
  readonly organization: string;
  /** The other organization that the person is signed in to. */
  readonly signedInTo: string | null;
}

/** The session that there is does not do: it is another organization's, or older than the app asks. */
export function SignInAgain({ signInUrl, app, organization, signedInTo }: SignInAgainProps) {
  const t = useTranslations("appSignIn.signInAgain");
  const [busy, setBusy] = useState(false);
  return (
    <AuthCard title={t("title", { organization })}>
      <div className="flex flex-col gap-4">
        <p>
          {signedInTo === null ? t("onceMore", { app }) : t.rich("elsewhere", { app, organization, signedInTo, bdi })}
        </p>
        <Button
          variant="primary"
          className="w-full"
          busy={busy}
          onClick={() => {
            setBusy(true);
            void leaveFor(signInUrl);
          }}
        >
          <span className="min-w-0 truncate">{t.rich("signIn", { organization, bdi })}</span>
        </Button>
      </div>
    </AuthCard>
  );
}

function bdi(words: ReactNode): ReactNode {
  return <bdi>{words}</bdi>;
}
