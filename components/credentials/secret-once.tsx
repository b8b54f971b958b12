"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, LoaderCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isForEntra } from "@/components/credentials/credential-words";
import { PasteWhere } from "@/components/credentials/paste-where";
import { SecretField } from "@/components/credentials/secret-field";
import { useDesk } from "@/components/credentials/use-desk";
import { useSecretLines } from "@/components/credentials/use-secret-lines";
import { liveMs } from "@/components/layout/live";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CopyButton, CopyField } from "@/components/ui/copy-field";
import { AlertDialog, Dialog } from "@/components/ui/dialog";
import { useTimeZone } from "@/components/ui/time-zone";
import { useToast } from "@/components/ui/toast";
import { useFormat } from "@/components/ui/use-format";
import { credentialMutations, credentialQueries } from "@/lib/credentials/queries";
import type { CreatedCredential, RotationOverlap } from "@/lib/credentials/schemas";

interface SecretOnceProps {
  readonly made: CreatedCredential;
  /** When the one that it replaces ends; null when it replaces none. */
  readonly overlap: RotationOverlap | null;
  readonly onClosed: () => void;
}

/** For every kind of secret. Stays open beside Entra; closing before it was copied or used asks first. */
export function SecretOnce({ made, overlap, onClosed }: SecretOnceProps) {
  const t = useTranslations("credentials");
  const format = useFormat();
  const { origin } = useDesk();
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  const usedAt = useFirstUse(made.id);
  const discard = useDiscard(made);
  const markCopied = () => setCopied(true);
  const close = () => (copied || usedAt ? onClosed() : setAsking(true));
  const { kind } = made;
  const lines = useSecretLines(made);
  const oldEnds = overlap && t(`kinds.${kind}.oldEnds.${overlap}`);
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={t(`kinds.${kind}.generated`)} wide>
      <div className="flex flex-col gap-4">
        <Callout kind="warning">{t("secret.once")}</Callout>
        {lines.map(({ label, value, secret }) =>
          secret ? (
            <SecretField key={label} label={label} secret={value} onCopied={markCopied} />
          ) : (
            <CopyField key={label} stacked label={label} value={value} />
          ),
        )}
        <PasteWhere made={made} origin={origin} />
        {oldEnds && <p>{oldEnds}</p>}
        <FirstUse usedAt={usedAt} byEntra={isForEntra(kind)} />
        <div className="flex flex-wrap items-center justify-between gap-3 border-border border-t pt-4">
          <p className="text-muted">
            {made.expiresAt ? t("secret.ends", { date: format.date(made.expiresAt) }) : t("secret.endsNever")}
          </p>
          <div className="flex gap-2 max-sm:w-full max-sm:[&>button]:flex-1">
            {lines.length > 1 && (
              <CopyButton
                value={lines.map(({ label, value }) => `${label}: ${value}`).join("\n")}
                what={lines.map(({ label }) => label).join(", ")}
                text={t(lines.length === 2 ? "secret.copyBoth" : "secret.copyAll")}
                onCopied={markCopied}
              />
            )}
            <Button variant="primary" onClick={close}>
              {t("secret.done")}
            </Button>
          </div>
        </div>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("secret.title")}
        confirm={t(`kinds.${kind}.discard`)}
        cancel={t("secret.keepOpen")}
        dangerous
        onConfirm={() => {
          discard();
          onClosed();
        }}
      >
        {t(`kinds.${kind}.gone`)}
        {oldEnds && ` ${oldEnds}`}
      </AlertDialog>
    </Dialog>
  );
}

interface FirstUseProps {
  readonly usedAt: string | null;
  readonly byEntra: boolean;
}

function FirstUse({ usedAt, byEntra }: FirstUseProps) {
  const t = useTranslations("credentials.secret");
  const entra = useTranslations("entraLabels.entra");
  const format = useFormat();
  const timeZone = useTimeZone();
  return (
    <p role="status" className="flex items-center gap-2">
      {usedAt ? (
        <>
          <CircleCheck aria-hidden className="size-4 shrink-0 text-success" />
          <span>
            {t.rich("used", {
              time: format.clock(usedAt, timeZone),
              clock: (words) => <span className="tabular">{words}</span>,
            })}
            {byEntra && (
              <> {t.rich("next", { create: entra("create"), save: entra("save"), b: (words) => <b>{words}</b> })}</>
            )}
          </span>
        </>
      ) : (
        <>
          <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin text-muted [animation-duration:2s]" />
          <span className="text-muted">{t("waiting")}</span>
        </>
      )}
    </p>
  );
}

function useFirstUse(id: string): string | null {
  const { slug, holder } = useDesk();
  const { data } = useQuery({ ...credentialQueries.list(slug, holder), refetchInterval: liveMs });
  return data?.find((one) => one.id === id)?.lastUsedAt ?? null;
}

/** A secret that nobody holds is of no use to anyone, so it ends. */
function useDiscard({ id, kind }: CreatedCredential): () => void {
  const { slug, holder } = useDesk();
  const t = useTranslations("credentials");
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: credentialMutations.revoke(slug, holder),
    onSuccess: () => toast("done", t(`kinds.${kind}.discarded`)),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) }),
  });
  return () => mutation.mutate(id);
}
