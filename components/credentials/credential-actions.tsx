"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { RevokeCredential } from "@/components/credentials/revoke-credential";
import { RotateCredential } from "@/components/credentials/rotate-credential";
import { useCredentialUpdate } from "@/components/credentials/use-credential-update";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import type { CredentialDto } from "@/lib/credentials/schemas";

/** Rotate, Disable and Revoke, as far as the credential's state and one's access role allow. */
export function CredentialActions({ it }: { readonly it: CredentialDto }) {
  const t = useTranslations("credentials.actions");
  const [open, setOpen] = useState<"rotate" | "revoke" | null>(null);
  const mayCreate = useMay("credential:create");
  const mayUpdate = useMay("credential:update");
  const mayRevoke = useMay("credential:delete");
  const update = useCredentialUpdate();
  const close = () => setOpen(null);
  const ended = it.status === "revoked" || it.status === "expired";
  const disabled = it.status === "disabled";
  return (
    <div className="flex flex-wrap gap-2">
      {mayCreate && it.status === "active" && it.kind !== "workload_identity" && (
        <Button aria-label={t("rotateOf", { name: it.name })} onClick={() => setOpen("rotate")}>
          {t("rotate")}
        </Button>
      )}
      {mayUpdate && !ended && (
        <Button
          busy={update.isPending}
          aria-label={t(disabled ? "enableOf" : "disableOf", { name: it.name })}
          onClick={() => update.mutate({ id: it.id, active: disabled })}
        >
          {t(disabled ? "enable" : "disable")}
        </Button>
      )}
      {mayRevoke && !ended && (
        <Button aria-label={t("revokeOf", { name: it.name })} onClick={() => setOpen("revoke")}>
          {t("revoke")}
        </Button>
      )}
      {/* They outlive the button: what they are about may end while they are open. */}
      <RotateCredential it={it} open={open === "rotate"} onClose={close} />
      <RevokeCredential it={it} open={open === "revoke"} onClose={close} />
    </div>
  );
}
