"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useUndoToast } from "@/components/layout/use-undo-toast";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { nativeAppMutations, nativeAppQueries } from "@/lib/native-apps/queries";
import type { NativeAppDto } from "@/lib/native-apps/schemas";
import { countOf } from "@/lib/utils/format";

interface DisableNativeAppProps {
  readonly slug: string;
  readonly app: NativeAppDto;
}

/** Enabling acts at once; disabling signs people out of the app, and so asks. */
export function DisableNativeApp({ slug, app }: DisableNativeAppProps) {
  const [asking, setAsking] = useState(false);
  const queryClient = useQueryClient();
  const toast = useToast();
  const say = useUndoToast();
  const update = useMutation({
    mutationFn: nativeAppMutations.update(slug, app.id),
    onSuccess: (_, { active }) =>
      say({
        text: `${app.name} is ${active ? "active again" : "disabled"}.`,
        undo: () => nativeAppMutations.update(slug, app.id)({ active: !active }),
        keys: [nativeAppQueries.all(slug)],
      }),
    onError: (error) => toast("error", error.message),
    onSettled: () => queryClient.invalidateQueries({ queryKey: nativeAppQueries.all(slug) }),
  });
  return (
    <>
      <Button busy={update.isPending} onClick={() => (app.active ? setAsking(true) : update.mutate({ active: true }))}>
        {app.active ? "Disable…" : "Enable"}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Disable “${app.name}”?`}
        confirm="Disable app"
        cancel="Keep active"
        dangerous
        onConfirm={() => update.mutate({ active: false })}
      >
        <b className="font-semibold text-text">
          {countOf(app.sessions, "session")} {app.sessions === 1 ? "ends" : "end"} at once.
        </b>{" "}
        Nobody can sign in from this app until you enable it again; then people sign in anew.
      </AlertDialog>
    </>
  );
}
