"use client";

import { useTranslations } from "next-intl";
import { NoticePage } from "@/components/layout/notice-page";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-field";

interface FailureProps {
  /** Next's digest: the same id stands in the server's log. */
  readonly id: string | undefined;
  readonly onRetry: () => void;
}

/** 500, inside the shell and outside of it. */
export function Failure({ id, onRetry }: FailureProps) {
  const t = useTranslations("layout.failure");
  const common = useTranslations("common");
  return (
    <NoticePage
      title={t("title")}
      actions={
        <>
          <Button variant="primary" onClick={onRetry}>
            {common("tryAgain")}
          </Button>
          {id && <CopyButton value={id} what={t("id")} text={t("copyId")} />}
        </>
      }
    >
      {t("notSaved")}{" "}
      {id && t.rich("idIs", { id, mono: (words) => <span className="font-mono text-mono">{words}</span> })}
    </NoticePage>
  );
}
