"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/layout/viewer-provider";
import { LogPart } from "@/components/log/log-pane";
import { deviceWords } from "@/components/sessions/device-words";
import { causeWords, wayWords } from "@/components/sign-in-log/sign-in-words";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyField } from "@/components/ui/copy-field";
import type { SignInDetail } from "@/lib/sign-in-log/schemas";

interface SignInStoryProps {
  readonly slug: string;
  readonly signIn: SignInDetail;
  readonly onFilter: (change: Readonly<Record<string, string | undefined>>) => void;
}

/** The same order for every try: who, how, why not, what to do, from where, what was compared, ids. */
export function SignInStory({ slug, signIn, onFilter }: SignInStoryProps) {
  const t = useTranslations("signInLog");
  const devices = useTranslations("sessions");
  return (
    <>
      <LogPart title={t("story.who")}>
        <Who slug={slug} signIn={signIn} onFilter={onFilter} />
      </LogPart>
      <LogPart title={t("story.how")}>
        <bdi>{wayWords(t, signIn)}</bdi>
      </LogPart>
      {signIn.cause && (
        <LogPart title={t("story.whyNot")}>
          <Callout kind="danger">{signIn.cause}</Callout>
        </LogPart>
      )}
      {signIn.cure && (
        <LogPart title={t("story.cure")}>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="min-w-0 flex-1 basis-60">{signIn.cure}</p>
            <CurePlace slug={slug} signIn={signIn} />
          </div>
        </LogPart>
      )}
      <LogPart title={t("story.where")}>
        <p>
          {deviceWords(devices, signIn.userAgent)}
          {signIn.address && (
            <>
              , <span className="font-mono text-mono">{signIn.address}</span>
            </>
          )}
        </p>
        {signIn.userAgent && <p className="text-muted text-xs [overflow-wrap:anywhere]">{signIn.userAgent}</p>}
      </LogPart>
      {signIn.details && (
        <LogPart title={t("story.compared")}>
          <CodeBlock what={t("story.comparedWhat")} code={JSON.stringify(signIn.details, null, 2)} />
        </LogPart>
      )}
      <LogPart title={t("story.ids")}>
        <div className="flex flex-col gap-3">
          <CopyField stacked compact label={t("story.signInId")} value={signIn.id} />
          {signIn.causeCode && <CopyField stacked compact label={t("story.causeCode")} value={signIn.causeCode} />}
          {signIn.userId && <CopyField stacked compact label={t("story.userId")} value={signIn.userId} />}
          {signIn.connectorId && (
            <CopyField stacked compact label={t("story.connectorId")} value={signIn.connectorId} />
          )}
        </div>
      </LogPart>
      {signIn.causeCode && (
        <p>
          <Button onClick={() => onFilter({ cause: signIn.causeCode ?? undefined })}>
            {t("story.showAll", { cause: causeWords(t, signIn.causeCode) })}
          </Button>
        </p>
      )}
    </>
  );
}

function Who({ slug, signIn, onFilter }: SignInStoryProps) {
  const t = useTranslations("signInLog.story");
  const { userId } = signIn;
  if (userId === null) {
    return (
      <p className="[overflow-wrap:anywhere]">
        {t.rich("unrecognised", {
          person: signIn.person,
          bdi: (words) => <bdi className="font-semibold">{words}</bdi>,
          note: (words) => <span className="text-muted">{words}</span>,
        })}
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
      <Link href={`/o/${slug}/users/${userId}/sign-in`} className="min-w-0 text-accent-text underline">
        <bdi>{signIn.person}</bdi>
      </Link>
      <Button onClick={() => onFilter({ user: userId })}>{t("showTheirs")}</Button>
    </div>
  );
}

/** The button to the page where a cause is cured, if that page is open to one. */
function CurePlace({ slug, signIn }: { readonly slug: string; readonly signIn: SignInDetail }) {
  const t = useTranslations("signInLog.story");
  const mayReadPolicy = useMay("signIn:read");
  const mayReadConnectors = useMay("connector:read");
  if (signIn.causeCode === "sso_required" && mayReadPolicy) {
    return (
      <Button asChild>
        <Link href={`/o/${slug}/security/sign-in`}>{t("openPolicy")}</Link>
      </Button>
    );
  }
  if (signIn.connectorId === null || !mayReadConnectors) return null;
  return (
    <Button asChild>
      <Link href={`/o/${slug}/integrations/${signIn.connectorId}/sign-in`}>{t("openConnector")}</Link>
    </Button>
  );
}
