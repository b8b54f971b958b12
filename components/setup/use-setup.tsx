"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import type { EntraPage } from "@/components/connectors/entra-labels";
import { liveMs } from "@/components/layout/live";
import { useToast } from "@/components/ui/toast";
import { ApiError } from "@/lib/http/api-client";
import { type SetupDoor, setupMutations, setupQueries } from "@/lib/setup/queries";
import type { SaveSetup, SetupProgress, SetupView } from "@/lib/setup/schemas";

/** What the parts of the wizard share: what is known, by which door, and on which of Entra's pages. */
export interface Setup {
  readonly door: SetupDoor;
  readonly view: SetupView;
  readonly page: EntraPage;
  readonly save: (input: SaveSetup) => void;
}

const SetupContext = createContext<Setup | null>(null);

/** Only below a SetupProvider. */
export function useSetup(): Setup {
  const setup = useContext(SetupContext);
  if (!setup) throw new Error("useSetup needs a SetupProvider above it.");
  return setup;
}

export function SetupProvider({ setup, children }: { readonly setup: Setup; readonly children: ReactNode }) {
  return <SetupContext value={setup}>{children}</SetupContext>;
}

/** The wizard's view, asked again every 2 s, until a link ends. */
export function useSetupView(door: SetupDoor) {
  return useQuery({
    ...setupQueries.get(door),
    refetchInterval: ({ state }) => (state.error instanceof ApiError && state.error.status === 404 ? false : liveMs),
    retry: door.kind === "link" ? 0 : 1,
  });
}

/** Saves progress; the page shows it at once. */
export function useSaveSetup(door: SetupDoor): (input: SaveSetup) => void {
  const queryClient = useQueryClient();
  const toast = useToast();
  const { queryKey } = setupQueries.get(door);
  const put = (change: (progress: SetupProgress) => SetupProgress) =>
    queryClient.setQueryData<SetupView>(queryKey, (view) => view && { ...view, progress: change(view.progress) });
  const { mutate } = useMutation({
    mutationFn: setupMutations.save(door),
    onMutate: async (input) => {
      await queryClient.cancelQueries({ queryKey });
      put((progress) => foresee(progress, input));
    },
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
  return mutate;
}

function foresee(progress: SetupProgress, { kind, tick, reached }: SaveSetup): SetupProgress {
  const others = progress.ticks.filter((id) => id !== tick?.id);
  return {
    ...progress,
    kind: kind ?? progress.kind,
    ticks: tick?.on === true ? [...others, tick.id] : others,
    reached: reached !== undefined && reached > progress.reached ? reached : progress.reached,
  };
}
