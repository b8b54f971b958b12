"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { groupQueries } from "@/lib/groups/queries";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { DeletedUser } from "@/lib/users/schemas";

/** Restoring takes nothing away from anybody, so it does not ask. */
export function RestoreUser({ slug, user }: { readonly slug: string; readonly user: DeletedUser }) {
  const t = useTranslations("users.restore");
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: userMutations.restore(slug),
    onSuccess: () => toast("done", t("done", { name: user.label })),
    onError: (error) => toast("error", error.message),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
        queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) }),
      ]),
  });
  return (
    <Button
      busy={mutation.isPending}
      aria-label={t("label", { name: user.label })}
      onClick={() => mutation.mutate(user.id)}
    >
      {t(mutation.isPending ? "restoring" : "restore")}
    </Button>
  );
}
