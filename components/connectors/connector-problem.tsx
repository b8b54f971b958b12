import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { timeOf } from "@/components/ui/time-tags";
import type { ConnectorDto } from "@/lib/connectors/schemas";

interface ConnectorProblemProps {
  readonly slug: string;
  readonly connector: ConnectorDto;
}

/** The most urgent thing about this connector, or nothing. */
export function ConnectorProblem({ slug, connector }: ConnectorProblemProps) {
  const t = useTranslations("connectors.problem");
  if (connector.holdId) {
    return (
      <Callout
        kind="warning"
        title={t("held.title")}
        action={
          <Button asChild>
            <Link href={`/o/${slug}/guard/${connector.holdId}`}>{t("reviewPeople")}</Link>
          </Button>
        }
      >
        {t("held.text", { limit: String(connector.guardLimit ?? "") })}
      </Callout>
    );
  }
  if (connector.state === "off" && connector.lastContactAt) {
    return (
      <Callout kind="warning" title={t("off.title")}>
        {connector.switchedBy && connector.switchedAt && (
          <>{t.rich("off.who", { name: connector.switchedBy, time: timeOf(connector.switchedAt) })} </>
        )}
        {t("off.text")}
      </Callout>
    );
  }
  if (connector.state === "failing" || connector.state === "attention") {
    return (
      <Callout
        kind={connector.state === "failing" ? "danger" : "warning"}
        title={t("refused.title", { count: connector.requests24h.refused })}
        action={
          <Button asChild>
            <Link href={`/o/${slug}/request-log?connector=${connector.id}&outcome=refused`}>{t("refused.show")}</Link>
          </Button>
        }
      >
        {t("refused.text")}
      </Callout>
    );
  }
  if (connector.state === "silent" && connector.lastContactAt) {
    return (
      <Callout kind="warning" title={t("silent.title")}>
        {t.rich("silent.text", { b: (words) => <b>{words}</b>, time: timeOf(connector.lastContactAt) })}
      </Callout>
    );
  }
  if (connector.state === "connected" && connector.provisioningOn && connector.lastContactAt) {
    return (
      <Callout kind="info" title={t("nobody.title")}>
        {t.rich("nobody.text", { b: (words) => <b>{words}</b>, time: timeOf(connector.lastContactAt) })}
      </Callout>
    );
  }
  return null;
}
