"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { sessionMutations, sessionQueries } from "@/lib/sessions/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface EndSessionsOfProps {
  readonly slug: string;
  readonly user: UserDetail;
  readonly count: number;
}

/** Signs a person out everywhere; asks, because whatever they have open is lost. */
export function EndSessionsOf({ slug, user, count }: EndSessionsOfProps) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const name = user.displayName ?? user.userName;
  const mutation = useMutation({
    mutationFn: sessionMutations.endAllOf(slug, user.id),
    onSuccess: () => toast("done", `${name} is signed out everywhere.`),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQueries.all(slug) }),
  });
  return (
    <>
      <Button busy={mutation.isPending} onClick={() => setAsking(true)}>
        End sessions
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`End all sessions of ${name}?`}
        confirm="End sessions"
        cancel="Keep them"
        dangerous
        onConfirm={() => mutation.mutate()}
      >
        {count === 1 ? "1 session ends" : `${count} sessions end`} at once, on every server, and so do those in native
        apps. {name} can sign in again.
      </AlertDialog>
    </>
  );
}
