"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import type { Translate } from "@/i18n/translate";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { RevokeOutcome } from "@/lib/folders/schemas";
import { userQueries } from "@/lib/users/queries";
import type { UserFolderGrant } from "@/lib/users/schemas";

interface RemoveFolderProps {
  readonly slug: string;
  readonly userId: string;
  readonly folder: UserFolderGrant;
}

/** Takes away what a hand gave; it can be undone. */
export function RemoveFolder({ slug, userId, folder }: RemoveFolderProps) {
  const t = useTranslations("users");
  const common = useTranslations("common");
  const toast = useToast();
  const queryClient = useQueryClient();
  const refresh = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
      queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) }),
    ]);
  async function giveBack(): Promise<void> {
    try {
      await folderMutations.grant(slug)({ folderId: folder.folderId, userIds: [userId] });
    } catch (error) {
      toast("error", error instanceof Error ? error.message : String(error));
    }
    await refresh();
  }
  const revoke = useMutation({
    mutationFn: folderMutations.revoke(slug),
    onSuccess: (outcome) =>
      toast("done", removed(t, folder.name, outcome), {
        label: t("folders.removal.undo"),
        onUndo: () => void giveBack(),
      }),
    onError: (error) => toast("error", error.message),
    onSettled: refresh,
  });
  return (
    <Button
      busy={revoke.isPending}
      aria-label={t("folders.removal.label", { folder: folder.name })}
      onClick={() => revoke.mutate({ folderId: folder.folderId, userId })}
      className="relative"
    >
      {revoke.isPending ? common("removing") : common("remove")}
    </Button>
  );
}

function removed(t: Translate<"users">, folder: string, { stays }: RevokeOutcome): string {
  const [other] = stays;
  if (other === undefined) return t("folders.removal.done", { folder });
  return t("folders.removal.stays", { folder, givenBy: other.givenBy });
}
