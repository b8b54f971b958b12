"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { liveMs } from "@/components/layout/live";
import { SectionHeader } from "@/components/layout/section-header";
import { Unread } from "@/components/layout/unread";
import { SessionList } from "@/components/sessions/session-list";
import { useEndSession } from "@/components/sessions/use-end-session";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { sessionMutations, sessionQueries } from "@/lib/sessions/queries";

/** Where one is signed in (SCREENS §3.11). */
export function OwnSessions({ slug }: { readonly slug: string }) {
  const t = useTranslations("sessions");
  const query = useQuery({ ...sessionQueries.own(slug), refetchInterval: 4 * liveMs });
  const { end, ending } = useEndSession(slug);
  const sessions = query.data;
  return (
    <>
      <SectionHeader
        page="sessions"
        actions={sessions && sessions.length > 1 && <EndOthers slug={slug} count={sessions.length - 1} />}
      />
      {sessions ? (
        <Card>
          <SessionList sessions={sessions} onEnd={end} ending={ending} />
          {sessions.length === 1 && <p className="mt-3 border-border border-t pt-3 text-muted">{t("nowhereElse")}</p>}
        </Card>
      ) : (
        <Unread query={query} rows={3} />
      )}
    </>
  );
}

function EndOthers({ slug, count }: { readonly slug: string; readonly count: number }) {
  const t = useTranslations("sessions");
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: sessionMutations.endOthers(slug),
    onSuccess: ({ ended }) => toast("done", t("endOthers.done", { count: ended })),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQueries.all(slug) }),
  });
  return (
    <>
      <Button busy={mutation.isPending} onClick={() => setAsking(true)}>
        {t("endOthers.confirm")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("endOthers.title", { count })}
        confirm={t("endOthers.confirm")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => mutation.mutate()}
      >
        {t("endOthers.text")}
      </AlertDialog>
    </>
  );
}
