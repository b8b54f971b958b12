"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { NewCredential } from "@/components/credentials/new-credential";
import { useDesk } from "@/components/credentials/use-desk";
import { useSetup } from "@/components/setup/use-setup";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { timeOf } from "@/components/ui/time-tags";
import { useFormat } from "@/components/ui/use-format";
import { credentialMutations } from "@/lib/credentials/queries";
import { setupQueries } from "@/lib/setup/queries";
import type { SetupKind } from "@/lib/setup/schemas";

type SecretKind = Exclude<SetupKind, "workload_identity">;

/** A secret without a form: its name and its end are what nearly everybody wants, and [Change] opens the form. */
export function GenerateSecret({ kind }: { readonly kind: SecretKind }) {
  const t = useTranslations("setup.secret");
  const format = useFormat();
  const { door, view, save } = useSetup();
  const { slug, holder, show } = useDesk();
  const queryClient = useQueryClient();
  const name = t("name");
  const made = view.credentials.filter((credential) => credential.kind === kind);
  const mutation = useMutation({
    mutationFn: () => credentialMutations.create(slug, holder)({ kind, name, expires: "365d" }),
    onSuccess: (created) => {
      show(created);
      if (view.progress.kind !== kind) save({ kind });
      void queryClient.invalidateQueries({ queryKey: setupQueries.get(door).queryKey });
    },
    // The secret must not outlive its dialog in a cache.
    gcTime: 0,
  });
  return (
    <div className="flex flex-col gap-2">
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <Button
          variant={made.length === 0 ? "primary" : "secondary"}
          busy={mutation.isPending}
          onClick={() => mutation.mutate()}
          className="max-sm:w-full"
        >
          <KeyRound aria-hidden />
          {mutation.isPending ? t("generating") : t(`generate.${kind}`)}
        </Button>
        <span className="text-muted text-xs">{t("named", { name })}</span>
        <NewCredential kind={kind} words={t("change")} title={t(`new.${kind}`)} />
      </div>
      {made.length > 0 && (
        <ul aria-label={t("made")} className="flex flex-col gap-1 text-muted text-xs">
          {made.map((credential) => (
            <li key={credential.id}>
              {t.rich("quoted", {
                name: credential.name,
                prefix: credential.prefix ?? "",
                bdi: (words) => <bdi>{words}</bdi>,
                mono: (words) => <span className="font-mono">{words}</span>,
              })}{" "}
              · {credential.expiresAt ? t("ends", { date: format.date(credential.expiresAt) }) : t("neverEnds")} ·{" "}
              {credential.lastUsedAt ? t.rich("used", { time: timeOf(credential.lastUsedAt) }) : t("neverUsed")}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
