"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { askForAccessMutation } from "@/lib/access-requests/queries";

interface AskForAccessProps {
  readonly organization: string;
  /** Whether Usher can mail the admins. */
  readonly byMail: boolean;
}

/** The way from here to the web portal: an admin gives an access role. */
export function AskForAccess({ organization, byMail }: AskForAccessProps) {
  const t = useTranslations("appSignIn.access");
  const ask = useMutation({ mutationFn: askForAccessMutation });
  return (
    <Card title={t("title")}>
      {byMail ? (
        <div className="flex flex-col items-start gap-3">
          <p>{t("lead")}</p>
          <div role="status" className="contents">
            {ask.isSuccess && <Callout kind="success">{t("asked")}</Callout>}
          </div>
          {ask.error && (
            <div role="alert">
              <Callout kind="danger">{ask.error.message}</Callout>
            </div>
          )}
          {!ask.isSuccess && (
            <Button busy={ask.isPending} onClick={() => ask.mutate()}>
              {t(ask.isPending ? "asking" : "ask")}
            </Button>
          )}
        </div>
      ) : (
        <p>{t.rich("askAdmin", { organization, bdi: (words) => <bdi>{words}</bdi> })}</p>
      )}
    </Card>
  );
}
