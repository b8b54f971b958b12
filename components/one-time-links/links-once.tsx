"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SecretField } from "@/components/credentials/secret-field";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { AlertDialog, Dialog } from "@/components/ui/dialog";
import type { IssuedLink, LinkKind } from "@/lib/one-time-links/schemas";
import { csvText } from "@/lib/utils/csv-text";

interface LinkOnceProps {
  readonly kind: LinkKind;
  readonly link: IssuedLink;
  readonly onClosed: () => void;
}

/** A link that Usher cannot send by itself: shown once, to be passed on. Closing before it was copied asks first. */
export function LinkOnce({ kind, link, onClosed }: LinkOnceProps) {
  const t = useTranslations("oneTimeLinks.once");
  const { taken, take, asking, ask, close } = useOnce(onClosed);
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={t("title", { kind, name: link.name })} wide>
      <div className="flex flex-col gap-4">
        <Callout kind="warning">{t("copyNow")}</Callout>
        <SecretField label={t(`label.${kind}`)} secret={link.url} onCopied={take} />
        <p>
          {t.rich("sendTo", {
            email: link.email,
            name: link.name,
            bdi: (words) => <bdi className="font-medium">{words}</bdi>,
          })}
        </p>
        <div className="flex justify-end border-border border-t pt-4">
          <Button variant="primary" onClick={close} className="max-sm:w-full">
            {t("done")}
          </Button>
        </div>
      </div>
      <CloseQuestion open={asking && !taken} onOpenChange={ask} onConfirm={onClosed} kind="copy" />
    </Dialog>
  );
}

interface LinksDownloadProps {
  readonly links: readonly IssuedLink[];
  readonly onTaken: () => void;
}

/** Many links as a file, which exists in this browser alone. */
export function LinksDownload({ links, onTaken }: LinksDownloadProps) {
  const t = useTranslations("oneTimeLinks.download");
  function download(): void {
    const rows = links.map(({ name, email, url, expiresAt }) => [name, email, url, expiresAt]);
    const head = [t("columns.name"), t("columns.email"), t("columns.link"), t("columns.worksUntil")];
    const file = new Blob([csvText([head, ...rows])], { type: "text/csv" });
    const address = URL.createObjectURL(file);
    const anchor = document.createElement("a");
    anchor.href = address;
    anchor.download = "invitation-links.csv";
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
    onTaken();
  }
  return (
    <Callout
      kind="warning"
      title={t("title", { count: links.length })}
      action={
        <Button onClick={download}>
          <Download aria-hidden />
          {t("links", { count: links.length })}
        </Button>
      }
    >
      {t("text")}
    </Callout>
  );
}

/** Whether what is shown once was taken, and the question before it is lost. */
function useOnce(onClosed: () => void) {
  const [taken, setTaken] = useState(false);
  const [asking, ask] = useState(false);
  return { taken, take: () => setTaken(true), asking, ask, close: () => (taken ? onClosed() : ask(true)) };
}

interface CloseQuestionProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onConfirm: () => void;
  /** How it would have been kept. */
  readonly kind: "copy" | "download";
}

export function CloseQuestion({ open, onOpenChange, onConfirm, kind }: CloseQuestionProps) {
  const t = useTranslations("oneTimeLinks.close");
  return (
    <AlertDialog
      open={open}
      onOpenChange={onOpenChange}
      title={t(`title.${kind}`)}
      confirm={t("confirm")}
      cancel={t("keep")}
      dangerous
      onConfirm={onConfirm}
    >
      {t("text")}
    </AlertDialog>
  );
}
