"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { LogPart } from "@/components/log/log-pane";
import { RequestCure } from "@/components/request-log/request-cure";
import { RequestRepeat } from "@/components/request-log/request-repeat";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import { JsonDiff } from "@/components/ui/json-diff";
import { useFormat } from "@/components/ui/use-format";
import type { RequestDetail } from "@/lib/request-log/schemas";

interface RequestStoryProps {
  readonly slug: string;
  readonly request: RequestDetail;
}

/** The same order for every request: who, what, what changed or why not, what to do, raw, ids. */
export function RequestStory({ slug, request }: RequestStoryProps) {
  const t = useTranslations("requestLog.story");
  const format = useFormat();
  return (
    <>
      <LogPart title={t("who")}>
        {t.rich(request.tokenName ? "withToken" : "withoutToken", {
          connector: request.connectorName,
          token: request.tokenName ?? "",
          address: request.remoteAddress ?? "",
          b: (words) => <bdi className="font-semibold">{words}</bdi>,
          from: (words) => request.remoteAddress && words,
          mono: (words) => <span className="font-mono text-mono">{words}</span>,
        })}
      </LogPart>
      <LogPart title={t("what")}>
        <CodeBlock
          what={t("took", { duration: format.duration(request.durationMs) })}
          code={`${request.method} ${request.path}`}
        />
      </LogPart>
      {request.cause ? <WhyNot slug={slug} request={request} cause={request.cause} /> : <Changed request={request} />}
      {request.notes.length > 0 && (
        <LogPart title={t("notes")}>
          <ul className="list-disc pl-5">
            {request.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </LogPart>
      )}
      <LogPart title={t("raw")}>
        <div className="flex flex-col gap-3">
          {request.body !== null && request.body !== undefined && (
            <CodeBlock what={t("body")} code={JSON.stringify(request.body, null, 2)} />
          )}
          <p className="text-muted">
            {t.rich("answer", {
              status: String(request.status),
              scimType: request.scimType ?? "",
              scim: (words) => request.scimType && words,
              mono: (words) => <span className="font-mono text-mono text-text">{words}</span>,
            })}
          </p>
        </div>
      </LogPart>
      <RequestRepeat slug={slug} request={request} />
      <LogPart title={t("ids")}>
        <Ids slug={slug} request={request} />
      </LogPart>
    </>
  );
}

function WhyNot({ slug, request, cause }: RequestStoryProps & { readonly cause: string }) {
  const t = useTranslations("requestLog.story");
  return (
    <>
      <LogPart title={t(request.outcome === "accepted" ? "note" : "whyNot")}>
        <Callout kind={request.outcome === "accepted" ? "warning" : "danger"}>{cause}</Callout>
      </LogPart>
      {request.cure && (
        <LogPart title={t("do")}>
          <RequestCure slug={slug} request={request} cure={request.cure} />
        </LogPart>
      )}
      {request.changes && <Changed request={request} />}
    </>
  );
}

function Changed({ request }: { readonly request: RequestDetail }) {
  const t = useTranslations("requestLog.story");
  return (
    <LogPart title={t("whatChanged")}>
      {request.changes ? (
        <JsonDiff before={request.changes.before} after={request.changes.after} />
      ) : (
        <p>{t("nothing")}</p>
      )}
    </LogPart>
  );
}

function Ids({ slug, request }: RequestStoryProps) {
  const t = useTranslations("requestLog.story");
  const path = request.resourceType === "Group" ? "groups" : "users";
  return (
    <div className="flex flex-col gap-3">
      <CopyField stacked compact label={t("requestId")} value={request.id} />
      {request.resourceId && (
        <CopyField
          stacked
          compact
          label={t(`resourceId.${request.resourceType ?? "none"}`)}
          value={request.resourceId}
        />
      )}
      {request.resourceId && request.resourceType && request.rehearsalId === null && (
        <p>
          <Link href={`/o/${slug}/${path}/${request.resourceId}`} className="text-accent-text underline">
            {request.resourceName === null
              ? t(`openUnnamed.${request.resourceType}`)
              : t("open", { name: request.resourceName })}
          </Link>
        </p>
      )}
    </div>
  );
}
