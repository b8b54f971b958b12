"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useToast } from "@/components/ui/toast";
import { sessionMutations, sessionQueries } from "@/lib/sessions/queries";
import type { SessionDto } from "@/lib/sessions/schemas";
import { deviceOf } from "@/lib/utils/device";

/** Ends one session, and says so. */
export function useEndSession(slug: string) {
  const t = useTranslations("sessions.list");
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: (session: SessionDto) => sessionMutations.end(slug)(session.id),
    onSuccess: (_, session) => toast("done", t("ended", { device: deviceOf(session.userAgent) })),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQueries.all(slug) }),
  });
  return { end: mutation.mutate, ending: mutation.isPending ? mutation.variables.id : undefined };
}
