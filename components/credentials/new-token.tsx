"use client";

import { useQueryClient } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { NewTokenForm } from "@/components/credentials/new-token-form";
import { SecretOnce } from "@/components/credentials/secret-once";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { credentialQueries } from "@/lib/credentials/queries";
import type { CreatedCredential } from "@/lib/credentials/schemas";

interface NewTokenProps {
  readonly slug: string;
  readonly connectorId: string;
  readonly tenantUrl: string;
  readonly words: string;
}

/** The form, then the dialog that shows the secret once. The secret lives in this component's state alone. */
export function NewToken({ slug, connectorId, tenantUrl, words }: NewTokenProps) {
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState<CreatedCredential | null>(null);
  const queryClient = useQueryClient();
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <KeyRound aria-hidden />
        {words}
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="New token">
        <NewTokenForm
          slug={slug}
          connectorId={connectorId}
          onCancel={() => setOpen(false)}
          onCreated={(token) => {
            setOpen(false);
            setCreated(token);
            void queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) });
          }}
        />
      </Dialog>
      {created && (
        <SecretOnce
          slug={slug}
          connectorId={connectorId}
          tenantUrl={tenantUrl}
          token={created}
          onClosed={() => setCreated(null)}
        />
      )}
    </>
  );
}
