import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, IconButton } from "@/components/ui/button";

interface BulkBarProps {
  /** “40 users selected”. */
  readonly summary: string;
  /** “Select all 100,412 that match”, where there are more than the page shows. */
  readonly more?: { readonly label: string; readonly onSelect: () => void } | undefined;
  readonly onClear: () => void;
  /** What can be done to them. */
  readonly children: ReactNode;
}

/** What can be done with the selected rows. It stays in sight while the list scrolls. */
export function BulkBar({ summary, more, onClear, children }: BulkBarProps) {
  const t = useTranslations("ui.bulk");
  return (
    <section
      aria-label={t("label")}
      className="sticky bottom-4 z-30 flex animate-rise flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-border bg-surface p-3 shadow-float max-sm:bottom-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      <p role="status" className="tabular font-semibold">
        {summary}
      </p>
      {more && (
        <Button variant="ghost" onClick={more.onSelect} className="text-accent-text">
          {more.label}
        </Button>
      )}
      <div className="ml-auto flex items-center gap-2">
        {children}
        <IconButton label={t("clear")} onClick={onClear}>
          <X aria-hidden />
        </IconButton>
      </div>
    </section>
  );
}
