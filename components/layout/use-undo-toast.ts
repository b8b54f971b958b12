"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useToast } from "@/components/ui/toast";

interface Undoable {
  /** What was done: “Ada Lovelace is inactive.” */
  readonly text: string;
  readonly undo: () => Promise<unknown>;
  /** What to read again afterwards. */
  readonly keys: readonly QueryKey[];
}

/** Says what was done, with an “Undo” that works for 10 seconds, also when what did it is gone from the page. */
export function useUndoToast(): (undoable: Undoable) => void {
  const common = useTranslations("common");
  const toast = useToast();
  const queryClient = useQueryClient();
  return ({ text, undo, keys }) => {
    const takeBack = async () => {
      await undo().catch((error: unknown) => toast("error", error instanceof Error ? error.message : String(error)));
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    };
    toast("done", text, { label: common("undo"), onUndo: () => void takeBack() });
  };
}
