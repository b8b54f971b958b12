"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

interface SaveButtonsProps {
  readonly update: {
    readonly busy: boolean;
    readonly problem: string | null;
    readonly stale: boolean;
    readonly keepMine: () => void;
  };
  /** Verb + noun. */
  readonly save: string;
  readonly onTakeTheirs: () => void;
  readonly onCancel: () => void;
}

/** The end of a form: save it, or, when somebody was faster, decide whose values stay. */
export function SaveButtons({ update, save, onTakeTheirs, onCancel }: SaveButtonsProps) {
  const common = useTranslations("common");
  return (
    <>
      {update.problem !== null && (
        <div role="alert">
          <Callout kind={update.stale ? "warning" : "danger"}>{update.problem}</Callout>
        </div>
      )}
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        {update.stale ? (
          <>
            <Button onClick={onTakeTheirs}>{common("takeTheirs")}</Button>
            <Button variant="primary" busy={update.busy} onClick={update.keepMine}>
              {common(update.busy ? "saving" : "keepMine")}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onCancel}>{common("cancel")}</Button>
            <Button type="submit" variant="primary" busy={update.busy}>
              {update.busy ? common("saving") : save}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
