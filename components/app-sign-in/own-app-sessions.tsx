"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { liveMs } from "@/components/layout/live";
import { Unread } from "@/components/layout/unread";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { timeOf } from "@/components/ui/time-tags";
import { useToast } from "@/components/ui/toast";
import { endOwnAppSession, ownAppQueries } from "@/lib/native-apps/queries";
import type { AppSessionDto } from "@/lib/native-apps/schemas";

/** The apps in which one is signed in, each with its end. */
export function OwnAppSessions() {
  const t = useTranslations("appSignIn.sessions");
  const query = useQuery({ ...ownAppQueries.sessions(), refetchInterval: liveMs });
  return (
    <Card title={t("title")}>
      {query.data ? (
        query.data.length === 0 ? (
          <p className="text-muted">{t("none")}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-border">
            {query.data.map((session) => (
              <Row key={session.id} session={session} />
            ))}
          </ul>
        )
      ) : (
        <Unread query={query} />
      )}
    </Card>
  );
}

function Row({ session }: { readonly session: AppSessionDto }) {
  const t = useTranslations("appSignIn.sessions");
  const queryClient = useQueryClient();
  const toast = useToast();
  const end = useMutation({
    mutationFn: () => endOwnAppSession(session.id),
    onSuccess: () => toast("done", t("ended", { app: session.appName })),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownAppQueries.sessions().queryKey }),
  });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0">
        <p className="break-words font-medium">
          <bdi>{session.appName}</bdi>
        </p>
        <p className="text-muted text-xs">
          {t.rich("times", { started: timeOf(session.startedAt), used: timeOf(session.lastUsedAt) })}
        </p>
      </div>
      <Button busy={end.isPending} onClick={() => end.mutate()} aria-label={t("endOf", { app: session.appName })}>
        {t(end.isPending ? "ending" : "end")}
      </Button>
    </li>
  );
}
