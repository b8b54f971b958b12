"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { deviceWords } from "@/components/sessions/device-words";
import { useToast } from "@/components/ui/toast";
import { sessionMutations, sessionQueries } from "@/lib/sessions/queries";
import type { SessionDto } from "@/lib/sessions/schemas";

/** Ends one session, and says so. */
export function useEndSession(slug: string) {
  const t = useTranslations("sessions");
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: (session: SessionDto) => sessionMutations.end(slug)(session.id),
    onSuccess: (_, session) => toast("done", t("list.ended", { device: deviceWords(t, session.userAgent) })),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQueries.all(slug) }),
  });
  return { end: mutation.mutate, ending: mutation.isPending ? mutation.variables.id : undefined };
}
