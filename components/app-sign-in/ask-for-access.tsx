"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { askForAccessMutation } from "@/lib/access-requests/queries";

interface AskForAccessProps {
  readonly organization: string;
  /** Whether Usher can mail the admins. */
  readonly byMail: boolean;
}

/** The way from here to the web portal: an admin gives an access role. */
export function AskForAccess({ organization, byMail }: AskForAccessProps) {
  const ask = useMutation({ mutationFn: askForAccessMutation });
  return (
    <Card title="Web portal">
      {byMail ? (
        <div className="flex flex-col items-start gap-3">
          <p>The portal needs an access role, which an admin can give. You can ask them once a day.</p>
          <div role="status" className="contents">
            {ask.isSuccess && (
              <Callout kind="success">Your admins have a mail. Ask again tomorrow at the earliest.</Callout>
            )}
          </div>
          {ask.error && (
            <div role="alert">
              <Callout kind="danger">{ask.error.message}</Callout>
            </div>
          )}
          {!ask.isSuccess && (
            <Button busy={ask.isPending} onClick={() => ask.mutate()}>
              {ask.isPending ? "Asking…" : "Ask for access"}
            </Button>
          )}
        </div>
      ) : (
        <p>
          The portal needs an access role. Ask an admin of <bdi>{organization}</bdi> for one.
        </p>
      )}
    </Card>
  );
}
