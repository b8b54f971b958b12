"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { AlertDialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import { nativeAppMutations } from "@/lib/native-apps/queries";

/** For all apps of the organization; asked first, because an app that keeps keys for long could stumble. */
export function RotateSigningKey({ slug }: { readonly slug: string }) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const rotate = useMutation({
    mutationFn: nativeAppMutations.rotateKey(slug),
    onSuccess: () => toast("done", "A new key signs from now on."),
    onError: (error) => toast("error", error.message),
  });
  if (!useMay("nativeApp:update")) return null;
  return (
    <>
      <Button busy={rotate.isPending} onClick={() => setAsking(true)}>
        {rotate.isPending ? "Rotating…" : "Rotate signing key…"}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title="Rotate the signing key?"
        confirm="Rotate key"
        cancel="Keep key"
        onConfirm={() => rotate.mutate()}
      >
        A new key signs the ID tokens of all native apps from now on; the one before stays published for a day. Nobody
        is signed out.
      </AlertDialog>
    </>
  );
}
