import { Monitor, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { deviceWords } from "@/components/sessions/device-words";
import { Button } from "@/components/ui/button";
import { StatusBadge } from "@/components/ui/status-badge";
import { timeOf } from "@/components/ui/time-tags";
import type { SessionDto } from "@/lib/sessions/schemas";

interface SessionListProps {
  readonly sessions: readonly SessionDto[];
  /** Null where one may not end them. */
  readonly onEnd: ((session: SessionDto) => void) | null;
  readonly ending: string | undefined;
}

/** Where somebody is signed in, a row for each session. The one that asks cannot be ended here: that is signing out. */
export function SessionList({ sessions, onEnd, ending }: SessionListProps) {
  const t = useTranslations("sessions.list");
  const sessionWords = useTranslations("sessions");
  const methods = useTranslations("signInLog.methods");
  return (
    <ul aria-label={t("caption")} className="divide-y divide-border">
      {sessions.map((session) => (
        <li
          key={session.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
        >
          <div className="flex min-w-0 flex-1 basis-60 gap-3">
            <DeviceIcon userAgent={session.userAgent} />
            <div className="min-w-0">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {deviceWords(sessionWords, session.userAgent)}
                {session.current && <StatusBadge tone="info" icon={Monitor} word={t("thisDevice")} />}
              </p>
              <p className="text-muted [overflow-wrap:anywhere]">
                {t.rich("way", {
                  method: methods(session.method),
                  address: session.address ?? "",
                  connector: session.connectorName ?? "",
                  secondFactor: session.secondFactor ? "yes" : "no",
                  from: (words) => session.address && <span className="font-mono text-mono">{words}</span>,
                  through: (words) => session.connectorName && words,
                  bdi: (words) => <bdi>{words}</bdi>,
                })}
              </p>
              <p className="text-muted text-xs">
                {t.rich("times", {
                  started: timeOf(session.startedAt),
                  seen: timeOf(session.lastSeenAt),
                  end: timeOf(session.expiresAt),
                })}
              </p>
            </div>
          </div>
          {onEnd && !session.current && (
            <Button
              busy={ending === session.id}
              aria-label={t("endOf", { device: deviceWords(sessionWords, session.userAgent) })}
              onClick={() => onEnd(session)}
            >
              {t("end")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function DeviceIcon({ userAgent }: { readonly userAgent: string | null }) {
  const Icon = /\b(iPhone|Android|Mobile)\b/.test(userAgent ?? "") ? Smartphone : Monitor;
  return <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />;
}
