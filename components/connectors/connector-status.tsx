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
import { useTranslations } from "next-intl";
import { StatusBadge, type Tone } from "@/components/ui/status-badge";
import type { ConnectorState } from "@/lib/connectors/schemas";

const states: Record<ConnectorState, readonly [tone: Tone, icon: LucideIcon]> = {
  waiting: ["neutral", Hourglass],
  connected: ["info", PlugZap],
  provisioning: ["info", RefreshCw],
  healthy: ["success", CircleCheck],
  attention: ["warning", TriangleAlert],
  failing: ["danger", OctagonX],
  silent: ["warning", Moon],
  held: ["warning", Hand],
  off: ["neutral", Power],
};

export function ConnectorStatus({ state }: { readonly state: ConnectorState }) {
  const t = useTranslations("connectors.states");
  const [tone, icon] = states[state];
  return <StatusBadge tone={tone} icon={icon} word={t(state)} />;
}
