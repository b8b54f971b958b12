"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeField } from "@/components/auth/code-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { PasswordField } from "@/components/ui/password-field";
import { settingsMutations } from "@/lib/organizations/queries";
import type { OrganizationSettings } from "@/lib/organizations/schemas";

interface DeleteOrganizationProps {
  readonly slug: string;
  readonly settings: OrganizationSettings;
}

/** The danger zone: says how many it touches, wants the name typed, and who one is proven anew. */
export function DeleteOrganization({ slug, settings }: DeleteOrganizationProps) {
  const t = useTranslations("settings.delete");
  const common = useTranslations("common");
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState("");
  const { name, people, connectors, proof } = settings;
  const effect = t("effect", { people, connectors });
  function show(next: boolean): void {
    setSecret("");
    setOpen(next);
  }
  async function remove(): Promise<void> {
    const shown = proof === "code" ? { code: secret } : { password: secret };
    await settingsMutations.remove(slug)({ name, ...shown });
    window.location.assign("/sign-in");
    await new Promise<never>(() => undefined);
  }
  return (
    <Card title={t("zone")} className="border-danger">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 flex-1 basis-60">{t(proof === null ? "leadWithoutProof" : "lead", { effect })}</p>
        <Button variant="danger" disabled={proof === null} onClick={() => show(true)}>
          {t("open")}
        </Button>
      </div>
      <ConfirmByName
        open={open}
        onOpenChange={show}
        title={t("title", { name })}
        name={name}
        act={t("act")}
        confirm={t("confirm")}
        busyText={common("deleting")}
        cancel={t("keep")}
        onConfirm={remove}
      >
        <p>{t.rich("warning", { effect, b: (words) => <b className="font-semibold text-text">{words}</b> })}</p>
        <div className="text-text">
          {proof === "code" ? (
            <CodeField value={secret} onChange={setSecret} />
          ) : (
            <PasswordField
              id="own-password"
              label={t("password")}
              autoComplete="current-password"
              value={secret}
              onChange={(event) => setSecret(event.target.value)}
            />
          )}
        </div>
      </ConfirmByName>
    </Card>
  );
}
