"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Ban, CircleCheck, Clock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Unread } from "@/components/layout/unread";
import { SendToColleague } from "@/components/setup/send-to-colleague";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { AlertDialog } from "@/components/ui/dialog";
import { StatusBadge } from "@/components/ui/status-badge";
import { timeOf } from "@/components/ui/time-tags";
import { useToast } from "@/components/ui/toast";
import { useFormat } from "@/components/ui/use-format";
import { setupLinkMutations, setupLinkQueries } from "@/lib/setup-links/queries";
import type { SetupLinkDto } from "@/lib/setup-links/schemas";

interface SetupLinksCardProps {
  readonly slug: string;
  readonly connectorId: string;
}

/** Who may set this connector up without an account: who, until, used, and the end of it. */
export function SetupLinksCard({ slug, connectorId }: SetupLinksCardProps) {
  const t = useTranslations("setup.links");
  const query = useQuery(setupLinkQueries.list(slug, connectorId));
  return (
    <Card
      title={<span id="setup-links">{t("title")}</span>}
      className="max-w-[720px]"
      action={<SendToColleague slug={slug} connectorId={connectorId} step={1} words={t("make")} />}
    >
      {!query.data ? (
        <Unread query={query} rows={2} />
      ) : query.data.length === 0 ? (
        <p className="text-muted">{t("empty")}</p>
      ) : (
        <ul aria-label={t("title")} className="divide-y divide-border">
          {query.data.map((link) => (
            <Row key={link.id} slug={slug} connectorId={connectorId} link={link} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Row({ slug, connectorId, link }: SetupLinksCardProps & { readonly link: SetupLinkDto }) {
  const t = useTranslations("setup.links");
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: setupLinkMutations.revoke(slug, connectorId),
    onSuccess: () => toast("done", t("ended", { name: link.forWhom })),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: setupLinkQueries.list(slug, connectorId).queryKey }),
  });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="font-medium [overflow-wrap:anywhere]">{link.forWhom}</bdi>
          <Status link={link} />
        </p>
        <p className="text-muted text-xs">
          {t.rich(`facts.${link.scope}`, {
            date: format.date(link.expiresAt),
            person: link.createdBy,
            bdi: (words) => <bdi>{words}</bdi>,
          })}{" "}
          · {link.lastUsedAt ? t.rich("used", { time: timeOf(link.lastUsedAt) }) : t("neverUsed")}
        </p>
      </div>
      {link.status === "active" && (
        <Button aria-label={t("revokeFor", { name: link.forWhom })} onClick={() => setAsking(true)}>
          {t("revoke")}
        </Button>
      )}
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("question", { name: link.forWhom })}
        confirm={t("confirm")}
        cancel={t("keep")}
        dangerous
        onConfirm={() => mutation.mutate(link.id)}
      >
        {t("questionText")}
      </AlertDialog>
    </li>
  );
}

function Status({ link }: { readonly link: SetupLinkDto }) {
  const t = useTranslations("setup.links.states");
  if (link.status === "active") return <StatusBadge tone="success" icon={CircleCheck} word={t("active")} />;
  if (link.status === "revoked") return <StatusBadge tone="neutral" icon={Ban} word={t("revoked")} />;
  return <StatusBadge tone="neutral" icon={Clock} word={t("expired")} />;
}
