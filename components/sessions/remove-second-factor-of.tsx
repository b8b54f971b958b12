"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { secondFactorMutations } from "@/lib/second-factor/queries";
import { sessionQueries } from "@/lib/sessions/queries";
import type { UserDetail } from "@/lib/users/schemas";

/** For somebody who lost their phone and their recovery codes; asks, because a password alone opens then. */
export function RemoveSecondFactorOf({ slug, user }: { readonly slug: string; readonly user: UserDetail }) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const name = user.displayName ?? user.userName;
  const mutation = useMutation({
    mutationFn: secondFactorMutations.removeOf(slug, user.id),
    onSuccess: () => toast("done", `The second factor of ${name} is removed.`),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: sessionQueries.all(slug) }),
  });
  return (
    <>
      <Button busy={mutation.isPending} onClick={() => setAsking(true)}>
        Remove second factor
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Remove the second factor of ${name}?`}
        confirm="Remove second factor"
        cancel="Keep it"
        dangerous
        onConfirm={() => mutation.mutate()}
      >
        The password of {name} is enough to sign in from then on, and the recovery codes end. {name} can set up another
        one under Profile. Make sure that it is {name} who asks.
      </AlertDialog>
    </>
  );
}
