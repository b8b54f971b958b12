"use client";

import { useTranslations } from "next-intl";
import { DomainStatus } from "@/components/domains/domain-status";
import { DomainStory } from "@/components/domains/domain-story";
import { useCheckDomain } from "@/components/domains/use-check-domain";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog } from "@/components/ui/dialog";
import { timeOf } from "@/components/ui/time-tags";
import type { DomainItem } from "@/lib/domains/schemas";

interface DomainDialogProps {
  readonly slug: string;
  readonly domain: DomainItem | undefined;
  readonly onClose: () => void;
}

/** The record to publish, and what DNS really answered. */
export function DomainDialog({ slug, domain, onClose }: DomainDialogProps) {
  return (
    <Dialog open={domain !== undefined} onOpenChange={onClose} title={domain?.shownName ?? ""} wide>
      {domain && <DomainDetail slug={slug} domain={domain} onClose={onClose} />}
    </Dialog>
  );
}

interface DomainDetailProps {
  readonly slug: string;
  readonly domain: DomainItem;
  readonly onClose: () => void;
}

function DomainDetail({ slug, domain, onClose }: DomainDetailProps) {
  const t = useTranslations("domains");
  const common = useTranslations("common");
  const { check, checking } = useCheckDomain(slug);
  const mayCheck = useMay("domain:update");
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-2">
        <div>
          <DomainStatus domain={domain} />
        </div>
        <p>
          <DomainStory domain={domain} />
        </p>
      </div>
      <section aria-labelledby="domain-record" className="flex flex-col gap-3 rounded-card border border-border p-4">
        <h3 id="domain-record" className="font-semibold">
          {t("record.title")}
        </h3>
        <CopyField label={t("record.type")} value={domain.record.type} stacked />
        <CopyField label={t("record.host")} value={domain.record.host} stacked />
        <p className="-mt-2 text-muted text-xs">
          {t.rich("hostHint", { code: (words) => <code className="font-mono">{words}</code> })}
        </p>
        <CopyField label={t("record.value")} value={domain.record.value} stacked />
        <CopyField label={t("record.ttl")} value={String(domain.record.ttl)} stacked />
        <p className="text-muted text-xs">{t("beside")}</p>
      </section>
      <div role="status" className="flex flex-col gap-1 rounded-card bg-sunken p-4">
        <p className="font-medium">{t("dnsAnswered")}</p>
        {domain.lastCheckedAt === null ? (
          <p className="text-muted">{t("nobodyLooked")}</p>
        ) : (
          <p className="[overflow-wrap:anywhere]">
            {domain.reason}{" "}
            <span className="text-muted">{t.rich("dnsRead", { time: timeOf(domain.lastCheckedAt) })}</span>
          </p>
        )}
      </div>
      <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
        <Button onClick={onClose}>{common("close")}</Button>
        {mayCheck && (
          <Button variant="primary" busy={checking} onClick={() => check(domain.id)}>
            {checking ? t("askingDns") : t("checkNow")}
          </Button>
        )}
      </div>
    </div>
  );
}
