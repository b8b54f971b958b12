"use client";

import Link from "next/link";
import { LogPart } from "@/components/log/log-pane";
import { RequestCure } from "@/components/request-log/request-cure";
import { RequestRepeat } from "@/components/request-log/request-repeat";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import { JsonDiff } from "@/components/ui/json-diff";
import type { RequestDetail } from "@/lib/request-log/schemas";
import { formatDuration } from "@/lib/utils/format";

interface RequestStoryProps {
  readonly slug: string;
  readonly request: RequestDetail;
}

/** The same order for every request: who, what, what changed or why not, what to do, raw, ids. */
export function RequestStory({ slug, request }: RequestStoryProps) {
  return (
    <>
      <LogPart title="Who">
        <bdi className="font-semibold">{request.connectorName}</bdi>,{" "}
        {request.tokenName ? (
          <>
            with the token <bdi className="font-semibold">{request.tokenName}</bdi>
          </>
        ) : (
          "without a token that Usher accepts"
        )}
        {request.remoteAddress && (
          <>
            , from <span className="font-mono text-mono">{request.remoteAddress}</span>
          </>
        )}
      </LogPart>
      <LogPart title="What">
        <CodeBlock what={`Took ${formatDuration(request.durationMs)}`} code={`${request.method} ${request.path}`} />
      </LogPart>
      {request.cause ? <WhyNot slug={slug} request={request} cause={request.cause} /> : <Changed request={request} />}
      {request.notes.length > 0 && (
        <LogPart title="Notes">
          <ul className="list-disc pl-5">
            {request.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </LogPart>
      )}
      <LogPart title="Raw">
        <div className="flex flex-col gap-3">
          {request.body !== null && request.body !== undefined && (
            <CodeBlock what="Request body, secrets removed" code={JSON.stringify(request.body, null, 2)} />
          )}
          <p className="text-muted">
            Answer: HTTP {request.status}
            {request.scimType && (
              <>
                {" "}
                with the scimType <span className="font-mono text-mono text-text">{request.scimType}</span>
              </>
            )}
          </p>
        </div>
      </LogPart>
      <RequestRepeat slug={slug} request={request} />
      <LogPart title="Ids">
        <Ids slug={slug} request={request} />
      </LogPart>
    </>
  );
}

function WhyNot({ slug, request, cause }: RequestStoryProps & { readonly cause: string }) {
  return (
    <>
      <LogPart title={request.outcome === "accepted" ? "Note" : "Why not"}>
        <Callout kind={request.outcome === "accepted" ? "warning" : "danger"}>{cause}</Callout>
      </LogPart>
      {request.cure && (
        <LogPart title="Do">
          <RequestCure slug={slug} request={request} cure={request.cure} />
        </LogPart>
      )}
      {request.changes && <Changed request={request} />}
    </>
  );
}

function Changed({ request }: { readonly request: RequestDetail }) {
  return (
    <LogPart title="What changed">
      {request.changes ? <JsonDiff before={request.changes.before} after={request.changes.after} /> : <p>Nothing.</p>}
    </LogPart>
  );
}

function Ids({ slug, request }: RequestStoryProps) {
  const path = request.resourceType === "Group" ? "groups" : "users";
  return (
    <div className="flex flex-col gap-3">
      <CopyField stacked compact label="Request id" value={request.id} />
      {request.resourceId && (
        <CopyField stacked compact label={`${request.resourceType ?? "Resource"} id`} value={request.resourceId} />
      )}
      {request.resourceId && request.resourceType && request.rehearsalId === null && (
        <p>
          <Link href={`/o/${slug}/${path}/${request.resourceId}`} className="text-accent-text underline">
            Open {request.resourceName ?? request.resourceType.toLowerCase()}
          </Link>
        </p>
      )}
    </div>
  );
}
