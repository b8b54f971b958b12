"use client";

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
  return (
    <NoticePage
      title="Usher failed here"
      actions={
        <>
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
          {id && <CopyButton value={id} what="id" text="Copy id" />}
        </>
      }
    >
      Nothing was saved.{" "}
      {id && (
        <>
          Id <span className="font-mono text-mono">{id}</span>
        </>
      )}
    </NoticePage>
  );
}
