import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import { countOf } from "@/lib/utils/format";

interface ConnectorProblemProps {
  readonly slug: string;
  readonly connector: ConnectorDto;
}

/** The most urgent thing about this connector, or nothing. */
export function ConnectorProblem({ slug, connector }: ConnectorProblemProps) {
  if (connector.holdId) {
    return (
      <Callout
        kind="warning"
        title="Provisioning is held"
        action={
          <Button asChild>
            <Link href={`/o/${slug}/guard/${connector.holdId}`}>Review people</Link>
          </Button>
        }
      >
        More people would lose access within an hour than the limit of {connector.guardLimit} allows. Entra's changes
        wait (503) until an admin decides.
      </Callout>
    );
  }
  if (connector.state === "off" && connector.lastContactAt) {
    return (
      <Callout kind="warning" title="Provisioning is off">
        {connector.switchedBy && connector.switchedAt && (
          <>
            {connector.switchedBy} switched it off <Time at={connector.switchedAt} />.{" "}
          </>
        )}
        Tests answer; changes wait (503), and Entra sends them again.
      </Callout>
    );
  }
  if (connector.state === "failing" || connector.state === "attention") {
    return (
      <Callout
        kind={connector.state === "failing" ? "danger" : "warning"}
        title={`${countOf(connector.requests24h.refused, "refused request")} in 24 hours`}
        action={
          <Button asChild>
            <Link href={`/o/${slug}/request-log?connector=${connector.id}&outcome=refused`}>Show refused requests</Link>
          </Button>
        }
      >
        Each one in the log says why, and what to change.
      </Callout>
    );
  }
  if (connector.state === "silent" && connector.lastContactAt) {
    return (
      <Callout kind="warning" title="Entra is silent">
        Entra has not called since <Time at={connector.lastContactAt} />. <b>Provisioning</b> &gt; <b>Overview</b>:
        paused? <b>Start provisioning</b>. Quarantine? Cure its cause, <b>Restart provisioning</b>.
      </Callout>
    );
  }
  if (connector.state === "connected" && connector.provisioningOn && connector.lastContactAt) {
    return (
      <Callout kind="info" title="Nobody has come yet">
        Entra called <Time at={connector.lastContactAt} />, yet nobody came. <b>Users and groups</b>: assign people or
        groups (nested groups are not followed); then <b>Start provisioning</b>.
      </Callout>
    );
  }
  return null;
}
