"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { groupQueries } from "@/lib/groups/queries";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { DeletedUser } from "@/lib/users/schemas";

/** Restoring takes nothing away from anybody, so it does not ask. */
export function RestoreUser({ slug, user }: { readonly slug: string; readonly user: DeletedUser }) {
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: userMutations.restore(slug),
    onSuccess: () => toast("done", `${user.label} is back among the users.`),
    onError: (error) => toast("error", error.message),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
        queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) }),
      ]),
  });
  return (
    <Button busy={mutation.isPending} aria-label={`Restore ${user.label}`} onClick={() => mutation.mutate(user.id)}>
      {mutation.isPending ? "Restoring…" : "Restore"}
    </Button>
  );
}
