"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { groupQueries } from "@/lib/groups/queries";
import { userMutations, userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";
import { countOf } from "@/lib/utils/format";

interface DeleteUserProps {
  readonly slug: string;
  readonly user: UserDetail;
  readonly open: boolean;
  readonly onClose: () => void;
}

export function DeleteUser({ slug, user, open, onClose }: DeleteUserProps) {
  const router = useRouter();
  const say = useUndoToast();
  const queryClient = useQueryClient();
  const name = user.displayName ?? user.userName;
  const folders = new Set(user.access.folders.map((folder) => folder.folderId)).size;
  async function remove(): Promise<void> {
    await userMutations.remove(slug)(user.id);
    router.push(`/o/${slug}/users`);
    say({
      text: `${name} is deleted. “Deleted users” can restore them for 30 days.`,
      undo: () => userMutations.restore(slug)(user.id),
      keys: [userQueries.all(slug), groupQueries.all(slug)],
    });
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: [...userQueries.all(slug), "list"] }),
      queryClient.invalidateQueries({ queryKey: [...userQueries.all(slug), "deleted"] }),
      queryClient.invalidateQueries({ queryKey: groupQueries.all(slug) }),
    ]);
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={`Delete ${name}?`}
      name={name}
      act="delete this user"
      confirm="Delete user"
      busyText="Deleting…"
      cancel="Keep user"
      onConfirm={remove}
    >
      <p>
        <b className="font-semibold text-text">{name} loses access now,</b> with {countOf(user.groupCount, "group")} and{" "}
        {countOf(folders, "folder")}. Within 30 days “Deleted users” can restore all of it, but not the password.
      </p>
      {user.origin.kind === "connector" && (
        <p>
          While {name} is assigned to the app, Entra asks for them again with the next cycle, and Conflicts lets you
          decide whether it is the same person. To delete for good, remove the assignment there first.
        </p>
      )}
    </ConfirmByName>
  );
}
