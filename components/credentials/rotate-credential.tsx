"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { credentialWords, lifetimesOf, overlapChoices } from "@/components/credentials/credential-words";
import { LastUse } from "@/components/credentials/last-use";
import { useDesk } from "@/components/credentials/use-desk";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { credentialMutations } from "@/lib/credentials/queries";
import type { CredentialDto, CredentialLifetime, RotationOverlap } from "@/lib/credentials/schemas";

interface RotateCredentialProps {
  readonly it: CredentialDto;
  readonly onClose: () => void;
}

/** A successor with the same name and powers. */
export function RotateCredential({ it, open, onClose }: RotateCredentialProps & { readonly open: boolean }) {
  return (
    <Dialog open={open} onOpenChange={onClose} title={`Rotate “${it.name}”`}>
      <RotateForm it={it} onClose={onClose} />
    </Dialog>
  );
}

function RotateForm({ it, onClose }: RotateCredentialProps) {
  const { slug, holder, show } = useDesk();
  const [overlap, setOverlap] = useState<RotationOverlap>("24h");
  const [expires, setExpires] = useState<CredentialLifetime>("365d");
  const { noun, short, user } = credentialWords[it.kind];
  const mutation = useMutation({
    mutationFn: credentialMutations.rotate(slug, holder),
    onSuccess: (made) => {
      onClose();
      show(made, overlap);
    },
    // The secret must not outlive its dialog in a cache.
    gcTime: 0,
  });
  const cuts = overlap === "now" && it.lastUsedAt !== null;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        mutation.mutate({ id: it.id, overlap, expires });
      }}
      className="flex flex-col gap-4"
    >
      {mutation.error && (
        <div role="alert">
          <Callout kind="danger">{mutation.error.message}</Callout>
        </div>
      )}
      <p>
        The new {noun} works now.{" "}
        {user === "Entra" && "Entra's job goes on with the old one until you save the new one there."}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          id="rotate-overlap"
          label="The old one ends"
          hint={!cuts && overlap !== "now" && "Or earlier, if it would have ended anyway."}
        >
          <Select
            id="rotate-overlap"
            value={overlap}
            options={overlapChoices}
            onChange={setOverlap}
            describedBy={describedBy("rotate-overlap")}
          />
        </Field>
        <Field
          id="rotate-expires"
          label="The new one expires after"
          hint={expires === "never" && `A ${noun} without an end is a risk nobody remembers.`}
        >
          <Select
            id="rotate-expires"
            value={expires}
            options={lifetimesOf(it.kind)}
            onChange={setExpires}
            describedBy={describedBy("rotate-expires")}
          />
        </Field>
      </div>
      {cuts && (
        <Callout kind="warning">
          <LastUse it={it} />. Its next request will be refused until the new {short} is there.
        </Callout>
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? "Rotating…" : `Rotate ${short}`}
        </Button>
      </div>
    </form>
  );
}
