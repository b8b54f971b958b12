"use client";

import { KeyRound } from "lucide-react";
import { NewCredentialForm, type SimpleKind } from "@/components/credentials/new-credential-form";
import { useDesk } from "@/components/credentials/use-desk";
import { useOpenByAddress } from "@/components/layout/use-open-by-address";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

interface NewCredentialProps {
  readonly kind: SimpleKind;
  /** Of the button. */
  readonly words: string;
  /** Of the dialog: “New token”. */
  readonly title: string;
  readonly primary?: boolean;
}

/** The form, then the desk's dialog that shows the secret once. */
export function NewCredential({ kind, words, title, primary = false }: NewCredentialProps) {
  const [open, setOpen] = useOpenByAddress(kind === "bearer" ? "new-token" : `new-${kind}`);
  const { show } = useDesk();
  return (
    <>
      <Button variant={primary ? "primary" : "secondary"} onClick={() => setOpen(true)}>
        <KeyRound aria-hidden />
        {words}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={title}>
        <NewCredentialForm
          kind={kind}
          onCancel={() => setOpen(false)}
          onCreated={(made) => {
            setOpen(false);
            show(made);
          }}
        />
      </Dialog>
    </>
  );
}
