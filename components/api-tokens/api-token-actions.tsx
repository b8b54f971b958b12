"use client";

import { CirclePause, CirclePlay, Ellipsis, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditApiToken } from "@/components/api-tokens/edit-api-token";
import { RevokeCredential } from "@/components/credentials/revoke-credential";
import { RotateCredential } from "@/components/credentials/rotate-credential";
import { useCredentialUpdate } from "@/components/credentials/use-credential-update";
import { useMay, useViewer } from "@/components/layout/viewer-provider";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import type { CredentialDto } from "@/lib/credentials/schemas";

/** A token's secret is its owner's alone, so only they can rotate it; any EnterpriseAdmin can take powers away. */
export function ApiTokenActions({ it }: { readonly it: CredentialDto }) {
  const t = useTranslations("apiTokens.actions");
  const [open, setOpen] = useState<"edit" | "rotate" | "revoke" | null>(null);
  const { userId } = useViewer();
  const mayUpdate = useMay("credential:update");
  const mayRotate = useMay("credential:create") && it.owner?.id === userId && it.status === "active";
  const mayRevoke = useMay("credential:delete");
  const update = useCredentialUpdate();
  const close = () => setOpen(null);
  const disabled = it.status === "disabled";
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("of", { name: it.name })} className="relative">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {mayUpdate && (
          <MenuItem onSelect={() => setOpen("edit")}>
            <Pencil aria-hidden />
            {t("edit")}
          </MenuItem>
        )}
        {mayRotate && (
          <MenuItem onSelect={() => setOpen("rotate")}>
            <RefreshCw aria-hidden />
            {t("rotate")}
          </MenuItem>
        )}
        {mayUpdate && (
          <MenuItem onSelect={() => update.mutate({ id: it.id, active: disabled })}>
            {disabled ? <CirclePlay aria-hidden /> : <CirclePause aria-hidden />}
            {t(disabled ? "enable" : "disable")}
          </MenuItem>
        )}
        {mayRevoke && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setOpen("revoke")}>
              <Trash2 aria-hidden />
              {t("revoke")}
            </MenuItem>
          </>
        )}
      </Menu>
      <EditApiToken it={it} open={open === "edit"} onClose={close} />
      <RotateCredential it={it} open={open === "rotate"} onClose={close} />
      <RevokeCredential it={it} open={open === "revoke"} onClose={close} />
    </>
  );
}
