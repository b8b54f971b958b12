"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isForEntra, useLifetimes, useOverlaps } from "@/components/credentials/credential-words";
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
  const t = useTranslations("credentials.rotate");
  return (
    <Dialog open={open} onOpenChange={onClose} title={t("title", { name: it.name })}>
      <RotateForm it={it} onClose={onClose} />
    </Dialog>
  );
}

function RotateForm({ it, onClose }: RotateCredentialProps) {
  const t = useTranslations("credentials");
  const common = useTranslations("common");
  const { slug, holder, show } = useDesk();
  const [overlap, setOverlap] = useState<RotationOverlap>("24h");
  const [expires, setExpires] = useState<CredentialLifetime>("365d");
  const { kind } = it;
  const lifetimes = useLifetimes(kind);
  const overlaps = useOverlaps();
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
        {t(`kinds.${kind}.works`)} {isForEntra(kind) && t("rotate.job")}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id="rotate-overlap" label={t("rotate.overlap")} hint={!cuts && overlap !== "now" && t("rotate.earlier")}>
          <Select
            id="rotate-overlap"
            value={overlap}
            options={overlaps}
            onChange={setOverlap}
            describedBy={describedBy("rotate-overlap")}
          />
        </Field>
        <Field id="rotate-expires" label={t("rotate.expires")} hint={expires === "never" && t(`kinds.${kind}.endless`)}>
          <Select
            id="rotate-expires"
            value={expires}
            options={lifetimes}
            onChange={setExpires}
            describedBy={describedBy("rotate-expires")}
          />
        </Field>
      </div>
      {cuts && (
        <Callout kind="warning">
          {t.rich(`kinds.${kind}.lastUseAtRotation`, { use: () => <LastUse it={it} /> })}
        </Callout>
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("cancel")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {t(mutation.isPending ? "rotate.rotating" : `kinds.${kind}.rotate`)}
        </Button>
      </div>
    </form>
  );
}
