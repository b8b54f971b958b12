"use client";

import type { RulesEditor } from "@/components/rules/use-rules-editor";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import { WithMoments } from "@/components/ui/with-moments";

/** Somebody saved while this list was edited: what they changed, and whose stays. */
export function Overtaken({ editor }: { readonly editor: RulesEditor }) {
  if (!editor.overtaken) return null;
  const by = editor.overtakenBy;
  return (
    <div role="alert">
      <Callout
        kind="warning"
        title="Other rules were saved meanwhile"
        action={
          <div className="flex flex-wrap gap-2">
            <Button onClick={editor.keepMine}>Keep mine</Button>
            <Button onClick={editor.discard}>Take theirs</Button>
          </div>
        }
      >
        {editor.problem !== null ? (
          <p>
            <WithMoments text={editor.problem} />
          </p>
        ) : (
          <p>
            {by !== null && (
              <>
                {by.by} saved <Time at={by.at} />.{" "}
              </>
            )}
            “Keep mine” compares your list with theirs in the preview, and saving it replaces theirs.
          </p>
        )}
      </Callout>
    </div>
  );
}
