"use client";

import { useState } from "react";
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
  const [busy, setBusy] = useState(false);
  return (
    <AuthCard title={`Sign in to ${organization}`}>
      <div className="flex flex-col gap-4">
        <p>
          {signedInTo === null ? (
            <>{app} asks you to sign in once more.</>
          ) : (
            <>
              {app} belongs to <bdi>{organization}</bdi>, and you are signed in to <bdi>{signedInTo}</bdi>. You will be
              signed out there.
            </>
          )}
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
          <span className="min-w-0 truncate">
            Sign in to <bdi>{organization}</bdi>
          </span>
        </Button>
      </div>
    </AuthCard>
  );
}
