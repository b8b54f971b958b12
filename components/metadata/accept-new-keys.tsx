"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import { metadataMutations, metadataQueries } from "@/lib/metadata/queries";

interface AcceptNewKeysProps {
  readonly slug: string;
  readonly accept: boolean;
}

/** Acts at once, and says what it means for what Entra sends. */
export function AcceptNewKeys({ slug, accept }: AcceptNewKeysProps) {
  const t = useTranslations("metadata.acceptNew");
  const mayWrite = useMay("metadata:update");
  const queryClient = useQueryClient();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: metadataMutations.accept(slug),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: metadataQueries.all(slug) }),
  });
  const shown = mutation.isPending ? mutation.variables.accept : accept;
  return (
    <section
      aria-label={t("label")}
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 rounded-card border border-border bg-surface px-4 py-3 sm:px-5"
    >
      {mayWrite ? (
        <Switch
          id="accept-metadata-keys"
          label={t("label")}
          checked={shown}
          onChange={(on) => mutation.mutate({ accept: on })}
        />
      ) : (
        <p className="font-medium">{t(shown ? "isOn" : "isOff")}</p>
      )}
      <p className="min-w-0 flex-1 basis-72 text-muted">{t(shown ? "effectOn" : "effectOff")}</p>
    </section>
  );
}
