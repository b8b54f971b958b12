"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { usePreferences } from "@/components/layout/preferences-provider";
import { jumpsOf, shortcuts } from "@/components/layout/shortcuts/shortcut-words";
import { useViewer } from "@/components/layout/viewer-provider";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { Keys } from "@/components/ui/keys";

interface ShortcutHelpProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** `?`: every key, of the pages only those that one may open. */
export function ShortcutHelp({ open, onOpenChange }: ShortcutHelpProps) {
  const t = useTranslations("layout.shortcuts");
  const pages = useTranslations("pages");
  const { permissions, organization } = useViewer();
  const { singleKeys } = usePreferences();
  const jumps = jumpsOf(permissions).map(({ key, page }) => ({ keys: ["g", key], words: pages(`${page}.title`) }));
  const listed = shortcuts.map(({ place, items }) => ({
    title: t(`places.${place}`),
    items: items.map(({ keys, act }) => ({ keys, words: t(`acts.${act}`) })),
  }));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} wide>
      {!singleKeys && (
        <div className="mb-4">
          <Callout kind="info">{t("singleKeysOff")}</Callout>
        </div>
      )}
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {[...listed, { title: t("places.goTo"), items: jumps }].map(({ title, items }) => (
          <section key={title} aria-label={title}>
            <h3 className="pb-2 font-medium text-muted text-xs">{title}</h3>
            <dl className="flex flex-col gap-1.5">
              {items.map(({ keys, words }) => (
                <div key={words} className="flex items-center justify-between gap-4">
                  <dt>{words}</dt>
                  <dd className="shrink-0">
                    <Keys keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="mt-5 text-muted">
        {t.rich("singleKeys", {
          link: (words) => (
            <Link
              href={`/o/${organization.slug}/profile`}
              onClick={() => onOpenChange(false)}
              className="text-accent-text underline"
            >
              {words}
            </Link>
          ),
        })}
      </p>
    </Dialog>
  );
}
