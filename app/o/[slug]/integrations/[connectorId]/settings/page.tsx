import type { Metadata } from "next";
import { ConnectorSettings } from "@/components/connectors/connector-settings";
import { idOrLeave } from "../../../read";

export const metadata: Metadata = { title: "Settings of the connector" };

interface SettingsRouteProps {
  readonly params: Promise<{ readonly slug: string; readonly connectorId: string }>;
}

/** The layout around it has read the connector. */
export default async function SettingsRoute({ params }: SettingsRouteProps) {
  const { slug, connectorId } = await params;
  return <ConnectorSettings slug={slug} connectorId={idOrLeave(connectorId)} />;
}
