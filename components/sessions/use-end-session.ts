"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useToast } from "@/components/ui/toast";
import { sessionMutations, sessionQueries } from "@/lib/sessions/queries";
import type { SessionDto } from "@/lib/sessions/schemas";
import { deviceOf } from "@/lib/utils/device";

/** Ends one session, and says so. */
export function useEndSession(slug: string) {
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: (session: SessionDto) => sessionMutations.end(slug)(session.id),
    onSuccess: (_, session) => toast("done", `The session of ${deviceOf(session.userAgent)} has ended.`),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQueries.all(slug) }),
  });
  return { end: mutation.mutate, ending: mutation.isPending ? mutation.variables.id : undefined };
}
