"use client";

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
            <Button onClick={onTakeTheirs}>Take theirs</Button>
            <Button variant="primary" busy={update.busy} onClick={update.keepMine}>
              {update.busy ? "Saving…" : "Keep mine"}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onCancel}>Cancel</Button>
            <Button type="submit" variant="primary" busy={update.busy}>
              {update.busy ? "Saving…" : save}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
