"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { useToast } from "@/components/ui/toast";
import { nativeAppMutations, nativeAppQueries } from "@/lib/native-apps/queries";
import type { NativeAppDto } from "@/lib/native-apps/schemas";
import { countOf } from "@/lib/utils/format";

interface DeleteNativeAppProps {
  readonly slug: string;
  readonly app: NativeAppDto;
}

/** The danger zone of its page. */
export function DeleteNativeApp({ slug, app }: DeleteNativeAppProps) {
  const [open, setOpen] = useState(false);
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  async function remove(): Promise<void> {
    await nativeAppMutations.remove(slug, app.id)();
    router.push(`/o/${slug}/security/native-apps`);
    toast("done", `${app.name} is deleted.`);
    await queryClient.invalidateQueries({ queryKey: [...nativeAppQueries.all(slug), "list"] });
  }
  const sessions = `${countOf(app.sessions, "session")} ${app.sessions === 1 ? "ends" : "end"}`;
  return (
    <Card title="Danger zone" className="border-danger">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-60">
          Delete this app: {sessions} with it. This cannot be undone; disabling can.
        </p>
        <Button variant="danger" onClick={() => setOpen(true)}>
          Delete app…
        </Button>
      </div>
      <ConfirmByName
        open={open}
        onOpenChange={setOpen}
        title={`Delete “${app.name}”?`}
        name={app.name}
        act="delete the app"
        confirm="Delete app"
        busyText="Deleting…"
        cancel="Keep app"
        onConfirm={remove}
      >
        <p>
          <b className="font-semibold text-text">{sessions} at once.</b> The client ID is gone for good, so an app that
          has it cannot sign anybody in any more. This cannot be undone.
        </p>
      </ConfirmByName>
    </Card>
  );
}
