import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/layout/auth-card";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { titled } from "@/i18n/titled";
import { toldOf } from "@/lib/entra-sign-in/causes";
import { findConnection } from "@/lib/entra-sign-in/find-connection";
import { isUuid } from "@/lib/utils/uuid";

export const generateMetadata = titled("signInFailed");

interface FailedPageProps {
  readonly params: Promise<{ readonly connectorId: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What Microsoft or Usher said, whom to ask, and what an admin needs to find the row of the sign-in log. */
export default async function FailedPage({ params, searchParams }: FailedPageProps) {
  const [{ connectorId }, { cause, id }] = await Promise.all([params, searchParams]);
  const t = await getTranslations("auth.failed");
  const common = await getTranslations("common");
  const connection = await findConnection(connectorId);
  const told = toldOf(typeof cause === "string" ? cause : "");
  const entryId = typeof id === "string" && isUuid(id) ? id : null;
  return (
    <AuthCard
      title={t("title")}
      lead={connection === null ? null : t("lead", { organization: connection.organizationName })}
    >
      <div className="flex flex-col gap-5">
        <p role="alert">{told.person}</p>
        <div className="flex flex-col gap-2">
          {connection !== null && (
            <Button asChild variant="primary" className="w-full">
              <a href={`/sso/${connection.connectorId}?prompt=select_account`}>{common("tryAgain")}</a>
            </Button>
          )}
          <Button asChild className="w-full">
            <a href={connection === null ? "/sign-in" : `/sign-in/${connection.slug}`}>{t("anotherWay")}</a>
          </Button>
        </div>
        <details className="rounded-card border border-border p-3.5">
          <summary className="cursor-pointer font-medium">{t("details")}</summary>
          <div className="mt-3 flex flex-col gap-3">
            <p>{told.cause}</p>
            <CopyField
              stacked
              label={t("facts")}
              value={[told.code, timeOf(entryId), entryId].filter((part) => part !== null).join(" · ")}
            />
            <p className="text-muted text-xs">{t(entryId === null ? "notInLog" : "inLog")}</p>
          </div>
        </details>
      </div>
    </AuthCard>
  );
}

/** A UUIDv7 begins with its time (RFC 9562 §5.7). */
function timeOf(entryId: string | null): string | null {
  if (entryId?.[14] !== "7") return null;
  return new Date(Number.parseInt(entryId.replaceAll("-", "").slice(0, 12), 16)).toISOString();
}
