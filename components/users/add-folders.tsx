"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Picker } from "@/components/ui/picker";
import { useToast } from "@/components/ui/toast";
import type { Option } from "@/components/ui/use-option-search";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { FolderItem } from "@/lib/folders/schemas";
import { userQueries } from "@/lib/users/queries";
import type { UserDetail } from "@/lib/users/schemas";

interface AddFoldersProps {
  readonly slug: string;
  readonly user: UserDetail;
}

export function AddFolders({ slug, user }: AddFoldersProps) {
  const t = useTranslations("users.addFolders");
  const [open, setOpen] = useState(false);
  const name = user.displayName ?? user.userName;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={t("title", { name })} description={t("lead")}>
        <AddFoldersForm slug={slug} user={user} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

/** As many as one can look through; the search finds the others. */
const most = 100;

function AddFoldersForm({ slug, user, onClose }: AddFoldersProps & { readonly onClose: () => void }) {
  const t = useTranslations("users.addFolders");
  const labels = useTranslations("users.labels");
  const common = useTranslations("common");
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<readonly Option[]>([]);
  const [missing, setMissing] = useState(false);
  const tree = useQuery(folderQueries.tree(slug));
  const folders = useMemo(() => tree.data && toOptions(tree.data), [tree.data]);
  const byHand = new Set(user.access.folders.filter(({ source }) => source === "hand").map(({ folderId }) => folderId));
  const toast = useToast();
  const queryClient = useQueryClient();
  const mutation = useMutation({
    // One after the other: each is a change of its own in the audit log.
    mutationFn: async (folderIds: readonly string[]) => {
      for (const folderId of folderIds) await folderMutations.grant(slug)({ folderId, userIds: [user.id] });
    },
    onSuccess: () => {
      toast("done", t("done", { count: chosen.length }));
      onClose();
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
        queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) }),
      ]),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(chosen.length === 0);
    if (chosen.length > 0) mutation.mutate(chosen.map(({ value }) => value));
  }
  const problem = mutation.error ?? tree.error;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {problem && (
        <div role="alert">
          <Callout kind="danger">{problem.message}</Callout>
        </div>
      )}
      <Picker
        label={labels("folders")}
        placeholder={t("search")}
        query={query}
        onQuery={setQuery}
        options={folders?.filter((folder) => !byHand.has(folder.value) && matches(folder, query)).slice(0, most)}
        chosen={chosen}
        onChange={setChosen}
        nothing={query === "" ? t("noOther") : t("noMatch", { query })}
        error={missing && chosen.length === 0 ? t("missing") : undefined}
      />
      <div className="flex flex-wrap justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("adding") : t("confirm", { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}

interface FolderOption extends Option {
  readonly text: string;
}

function matches(folder: FolderOption, query: string): boolean {
  return folder.text.includes(query.trim().toLowerCase());
}

/** Sorted by path; the hint is the way to the folder and its external id. */
function toOptions(folders: readonly FolderItem[]): readonly FolderOption[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const pathOf = (folder: FolderItem): string => {
    const parent = folder.parentId === null ? undefined : byId.get(folder.parentId);
    return parent === undefined ? folder.name : `${pathOf(parent)} / ${folder.name}`;
  };
  return folders
    .map((folder) => ({ folder, path: pathOf(folder) }))
    .toSorted((left, right) => left.path.localeCompare(right.path))
    .map(({ folder, path }) => {
      const hint = [folder.parentId === null ? "" : path, folder.externalId ?? ""].filter(Boolean).join(" · ");
      return {
        value: folder.id,
        label: folder.name,
        text: `${path} ${folder.externalId ?? ""} ${folder.id}`.toLowerCase(),
        ...(hint === "" ? {} : { hint }),
      };
    });
}
