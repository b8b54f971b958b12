"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
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
      toast("done", removed(folder.name, outcome), { label: "Undo", onUndo: () => void giveBack() }),
    onError: (error) => toast("error", error.message),
    onSettled: refresh,
  });
  return (
    <Button
      busy={revoke.isPending}
      aria-label={`Remove folder ${folder.name}`}
      onClick={() => revoke.mutate({ folderId: folder.folderId, userId })}
      className="relative"
    >
      {revoke.isPending ? "Removing…" : "Remove"}
    </Button>
  );
}

function removed(name: string, { stays }: RevokeOutcome): string {
  const [other] = stays;
  if (other === undefined) return `The folder ${name} is removed.`;
  return `What you gave is removed. The folder ${name} stays, because of ${other.givenBy}.`;
}
