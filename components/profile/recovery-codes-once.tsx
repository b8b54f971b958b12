"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-field";
import { AlertDialog } from "@/components/ui/dialog";

interface RecoveryCodesOnceProps {
  readonly slug: string;
  readonly codes: readonly string[];
}

/** Shown once, after the second factor was set up. */
export function RecoveryCodesOnce({ slug, codes }: RecoveryCodesOnceProps) {
  const t = useTranslations("profile.recoveryCodes");
  const [copied, setCopied] = useState(false);
  const [asking, setAsking] = useState(false);
  // Loaded anew, so that the shell knows that nothing is due any more.
  const leave = () => window.location.assign(`/o/${slug}/profile`);
  return (
    <Card title={t("title")}>
      <div className="flex flex-col gap-4">
        <Callout kind="success">{t("on")}</Callout>
        <Callout kind="warning">{t("keep")}</Callout>
        <ol
          onCopy={() => setCopied(true)}
          className="grid gap-x-6 gap-y-2 rounded-control bg-sunken p-4 font-mono text-mono sm:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <div className="flex flex-wrap justify-end gap-2 max-sm:[&>button]:flex-1">
          <CopyButton value={codes.join("\n")} what={t("codes")} text={t("copyAll")} onCopied={() => setCopied(true)} />
          <Button variant="primary" onClick={() => (copied ? leave() : setAsking(true))}>
            {t("done")}
          </Button>
        </div>
      </div>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("leaveTitle")}
        confirm={t("leave")}
        cancel={t("stay")}
        dangerous
        onConfirm={leave}
      >
        {t("leaveEffect")}
      </AlertDialog>
    </Card>
  );
}
