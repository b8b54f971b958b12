"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { leaveFor } from "@/components/app-sign-in/leave-for";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { sendJson } from "@/lib/http/api-client";

interface AppSignInQuestionProps {
  /** Of the two answers. */
  readonly path: string;
  /** For somebody else, who comes back then. */
  readonly signInUrl: string;
  readonly app: string;
  readonly organization: string;
  readonly name: string;
  readonly email: string;
}

/** Asked once for each app, so that no app learns who somebody is by a link alone. */
export function AppSignInQuestion({ path, signInUrl, app, organization, name, email }: AppSignInQuestionProps) {
  const t = useTranslations("appSignIn.question");
  const common = useTranslations("common");
  const answer = useMutation({
    mutationFn: (act: "continue" | "cancel") => sendJson<{ location: string }>("POST", `${path}/${act}`),
    onSuccess: ({ location }) => window.location.assign(location),
  });
  // It stays busy until the browser has left.
  const busy = (act: "continue" | "cancel") => !answer.isError && answer.variables === act;
  return (
    <AuthCard
      title={t("title", { app })}
      lead={t.rich("lead", { organization, bdi: (words) => <bdi>{words}</bdi> })}
      footer={
        <button
          type="button"
          onClick={() => void leaveFor(signInUrl)}
          className="inline-flex touch:min-h-11 items-center text-accent-text underline"
        >
          {t("another")}
        </button>
      }
    >
      <div className="flex flex-col gap-4">
        {answer.error && (
          <div role="alert">
            <Callout kind="danger">{answer.error.message}</Callout>
          </div>
        )}
        <div className="rounded-control bg-sunken px-3 py-2">
          <p className="truncate font-medium">
            <bdi>{name}</bdi>
          </p>
          <p className="truncate text-muted text-xs">{email}</p>
        </div>
        <Button variant="primary" className="w-full" busy={busy("continue")} onClick={() => answer.mutate("continue")}>
          <span className="min-w-0 truncate">{t.rich("continueAs", { name, bdi: (words) => <bdi>{words}</bdi> })}</span>
        </Button>
        <Button className="w-full" busy={busy("cancel")} onClick={() => answer.mutate("cancel")}>
          {common("cancel")}
        </Button>
        <p className="text-muted text-xs">{t("warning", { app })}</p>
      </div>
    </AuthCard>
  );
}
