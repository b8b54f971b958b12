"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ChevronRight, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { connectorMutations, connectorQueries } from "@/lib/connectors/queries";

const laterKinds = ["okta", "google"] as const;

/** Choose a kind; it is saved at once and its page opens. */
export function AddConnector({ slug }: { readonly slug: string }) {
  const t = useTranslations("connectors.add");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: connectorMutations.create(slug),
    onSuccess: async (connector) => {
      await queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) });
      router.push(`/o/${slug}/integrations/${connector.id}/setup/1`);
    },
  });
  const busy = mutation.isPending || mutation.isSuccess;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("title")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")} description={t("lead")}>
        {mutation.error && (
          <Callout kind="danger" className="mb-3">
            {mutation.error.message}
          </Callout>
        )}
        <ul className="flex flex-col gap-2">
          <li>
            <button
              type="button"
              aria-disabled={busy}
              onClick={() => !busy && mutation.mutate({ kind: "entra" })}
              className="flex w-full items-center gap-3 rounded-card border border-border-strong p-4 text-left hover:bg-hover"
            >
              <span className="min-w-0 flex-1">
                <span className="block font-semibold">{busy ? common("saving") : t("kinds.entra")}</span>
                <span className="block text-muted">{t("entraWay")}</span>
              </span>
              <ChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
            </button>
          </li>
          {laterKinds.map((kind) => (
            <li
              key={kind}
              className="flex items-center gap-3 rounded-card border border-border border-dashed p-4 text-muted"
            >
              <span className="flex-1">{t(`kinds.${kind}`)}</span>
              <span className="text-xs">{t("later")}</span>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}
