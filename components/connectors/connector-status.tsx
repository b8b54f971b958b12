import {
  CircleCheck,
  Hand,
  Hourglass,
  type LucideIcon,
  Moon,
  OctagonX,
  PlugZap,
  Power,
  RefreshCw,
  TriangleAlert,
} from "lucide-react";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { ConnectorState } from "@/lib/connectors/schemas";

const states: Record<ConnectorState, readonly [word: string, tone: Tone, icon: LucideIcon]> = {
  waiting: ["Waiting for Entra", "neutral", Hourglass],
  connected: ["Connected", "info", PlugZap],
  provisioning: ["Provisioning", "info", RefreshCw],
  healthy: ["Healthy", "success", CircleCheck],
  attention: ["Needs attention", "warning", TriangleAlert],
  failing: ["Failing", "danger", OctagonX],
  silent: ["Silent", "warning", Moon],
  held: ["Held", "warning", Hand],
  off: ["Off", "neutral", Power],
};

export function ConnectorStatus({ state }: { readonly state: ConnectorState }) {
  const [word, tone, icon] = states[state];
  return <StatusBadge tone={tone} icon={icon} word={word} />;
}
