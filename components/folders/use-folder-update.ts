"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { formProblems } from "@/components/auth/form-problems";
import { folderMutations, folderQueries } from "@/lib/folders/queries";
import type { FolderDetail, FolderItem, UpdateFolder } from "@/lib/folders/schemas";

type Change = Omit<UpdateFolder, "version">;

interface FolderUpdate {
  readonly save: (change: Change) => void;
  readonly busy: boolean;
  /** The sentence of the refusal that no input is to blame for. */
  readonly problem: string | null;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  /** Somebody was faster; `problem` says who. */
  readonly stale: boolean;
  readonly keepMine: () => void;
  readonly takeTheirs: () => void;
}

/** Saves changes of a folder over the version that was shown, and lets one decide when somebody was faster. */
export function useFolderUpdate(slug: string, folder: FolderDetail, onDone: (saved: FolderItem) => void): FolderUpdate {
  const [version, setVersion] = useState(folder.version);
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries({ queryKey: folderQueries.all(slug) });
  const mutation = useMutation({
    mutationFn: folderMutations.update(slug),
    onSuccess: async (saved) => {
      await refresh();
      onDone(saved);
    },
    onError: refresh,
  });
  const problems = mutation.error === null ? null : formProblems(mutation.error);
  const stale = problems?.fields.some(({ field }) => field === "version") ?? false;
  const fields = stale ? [] : (problems?.fields ?? []);
  return {
    save: (change) => mutation.mutate({ ...change, folderId: folder.id, version }),
    busy: mutation.isPending,
    problem: problems !== null && fields.length === 0 ? problems.message : null,
    fields,
    stale,
    keepMine: () => {
      setVersion(folder.version);
      if (mutation.variables) mutation.mutate({ ...mutation.variables, version: folder.version });
    },
    takeTheirs: () => {
      setVersion(folder.version);
      mutation.reset();
    },
  };
}
