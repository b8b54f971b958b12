import { expiryNotice } from "@/lib/connectors/connector-state";
import type { ConnectorDto } from "@/lib/connectors/schemas";
import type { Ctx } from "@/lib/context";
import type { Tx } from "@/lib/db/transaction";
import { findDecisions } from "@/lib/overview/decisions";
import { findLostDomains } from "@/lib/overview/lost-domains";
import type { AttentionItem } from "@/lib/overview/schemas";
import { findSignInTroubles } from "@/lib/overview/sign-in-attention";
import { countOf } from "@/lib/utils/format";
import { relativeTime, shortDate } from "@/lib/utils/time";

interface EndingCredential {
  readonly kind: string;
  readonly name: string;
  readonly connector_id: string;
  readonly expires_at: Date;
}

/**
 * What waits for a human and what this one may do about it, most urgent first, each as a sentence with its button.
 * `connectors` is empty for people who may not see them.
 */
export async function attentionOf(
  tx: Tx,
  ctx: Ctx,
  { connectors, toolkitOn }: { readonly connectors: readonly ConnectorDto[]; readonly toolkitOn: boolean },
): Promise<readonly AttentionItem[]> {
  const now = ctx.now();
  const items = [
    ...toolkitItem(toolkitOn, connectors.length),
    ...(ctx.permissions.has("user:update") ? await findDecisions(tx, ctx.organizationId) : []),
    ...connectors.flatMap((connector) => connectorItem(connector, now)),
    ...(connectors.length === 0
      ? []
      : (await findEndingCredentials(tx, ctx)).map((ending) => credentialItem(ending, now))),
    ...(connectors.length === 0 ? [] : await findSignInTroubles(tx, ctx)),
    ...(ctx.permissions.has("domain:read") ? await findLostDomains(tx, ctx.organizationId) : []),
  ];
  return items.sort((a, b) => rank(a) - rank(b));
}

/** Before everything else: without the entitlement nothing that the connectors ask for is done. */
function toolkitItem(on: boolean, connectors: number): readonly AttentionItem[] {
  if (on || connectors === 0) return [];
  return [
    {
      severity: "danger",
      text: `Enterprise Toolkit is off, so SCIM answers 403 to ${countOf(connectors, "connector")}.`,
      href: "/billing",
      action: "Open Billing",
    },
  ];
}

function rank(item: AttentionItem): number {
  return item.severity === "danger" ? 0 : 1;
}

function connectorItem(connector: ConnectorDto, now: Date): AttentionItem[] {
  const { id, name } = connector;
  switch (connector.state) {
    case "failing":
      return [
        {
          severity: "danger",
          text: `Entra's requests to “${name}” are refused.`,
          href: `/request-log?connector=${id}&outcome=refused`,
          action: "See requests",
        },
      ];
    case "silent":
      return [
        {
          severity: "warning",
          text: `Entra last called “${name}” ${relativeTime(connector.lastContactAt ?? connector.createdAt, now.getTime())}. It comes about every 40 minutes.`,
          href: `/integrations/${id}`,
          action: "Open connector",
        },
      ];
    case "off":
      return [
        {
          severity: "warning",
          text: `Provisioning of “${name}” is off: ${connector.switchedBy ?? "somebody"} switched it off on ${shortDate(connector.switchedAt ?? connector.createdAt)}. Entra's changes wait.`,
          href: `/integrations/${id}`,
          action: "Open connector",
        },
      ];
    case "attention":
      return refusedItem(connector);
    // Among the decisions, because an Admin takes them as well.
    case "held":
    case "waiting":
    case "connected":
    case "provisioning":
    case "healthy":
      return [];
    default:
      return connector.state satisfies never;
  }
}

/** A connector that needs attention only because of its token has an item of that token's. */
function refusedItem(connector: ConnectorDto): AttentionItem[] {
  const { refused } = connector.requests24h;
  if (refused === 0) return [];
  return [
    {
      severity: "warning",
      text: `${countOf(refused, "request")} to “${connector.name}” ${refused === 1 ? "was" : "were"} refused within 24 hours.`,
      href: `/request-log?connector=${connector.id}&outcome=refused`,
      action: "See requests",
    },
  ];
}

/**
 * For each connector the credential that Entra uses, or would use, where it ends soon or has ended: the one used last, else the one
 * that lasts longest. A replaced one worries nobody once Entra has taken its successor, and until then it does.
 */
function findEndingCredentials(tx: Tx, ctx: Ctx): Promise<EndingCredential[]> {
  const soon = new Date(ctx.now().getTime() + expiryNotice);
  return tx.query<EndingCredential>(
    `select kind, name, connector_id, expires_at from (
       select distinct on (connector_id) kind, name, connector_id, expires_at from credential
       where organization_id = $1 and connector_id is not null and kind not in ('access_token', 'rehearsal') and active and revoked_at is null
       order by connector_id, last_used_at desc nulls last, expires_at desc nulls first
     ) last where expires_at <= $2 order by expires_at`,
    [ctx.organizationId, soon],
  );
}

const nouns: Readonly<Record<string, string>> = { client_secret: "client secret", basic: "password" };

function credentialItem({ kind, name, connector_id, expires_at }: EndingCredential, now: Date): AttentionItem {
  const noun = nouns[kind] ?? "token";
  const ended = expires_at <= now;
  return {
    severity: ended ? "danger" : "warning",
    text: `The ${noun} “${name}” ${ended ? "ended" : "ends"} ${relativeTime(expires_at.toISOString(), now.getTime())}.`,
    href: `/integrations/${connector_id}/credentials`,
    action: `Rotate ${noun}`,
  };
}
