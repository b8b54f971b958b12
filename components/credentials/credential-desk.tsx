"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useMemo, useState } from "react";
import { SecretOnce } from "@/components/credentials/secret-once";
import { type Desk, DeskContext } from "@/components/credentials/use-desk";
import { credentialQueries } from "@/lib/credentials/queries";
import type { CreatedCredential, RotationOverlap } from "@/lib/credentials/schemas";

interface CredentialDeskProps extends Omit<Desk, "show"> {
  readonly children: ReactNode;
}

interface Shown {
  readonly made: CreatedCredential;
  readonly overlap: RotationOverlap | null;
}

/** A new secret lives in this component's state alone, above the lists that change while its dialog is open. */
export function CredentialDesk({ slug, holder, origin, children }: CredentialDeskProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  const queryClient = useQueryClient();
  const desk = useMemo(
    (): Desk => ({
      slug,
      holder,
      origin,
      show: (made, overlap) => {
        setShown({ made, overlap: overlap ?? null });
        void queryClient.invalidateQueries({ queryKey: credentialQueries.all(slug) });
      },
    }),
    [slug, holder, origin, queryClient],
  );
  return (
    <DeskContext value={desk}>
      {children}
      {shown && <SecretOnce {...shown} onClosed={() => setShown(null)} />}
    </DeskContext>
  );
}
