"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useGo } from "@/components/layout/leave-guard";
import { focusRow, focusSearch, idHere, selectRow } from "@/components/layout/shortcuts/page-keys";
import { ShortcutHelp } from "@/components/layout/shortcuts/shortcut-help";
import { useShortcut } from "@/components/layout/shortcuts/shortcut-provider";
import { jumpsOf } from "@/components/layout/shortcuts/shortcut-words";
import { useOpenByAddress } from "@/components/layout/use-open-by-address";
import { useViewer } from "@/components/layout/viewer-provider";
import { useToast } from "@/components/ui/toast";

interface PageShortcutsProps {
  /** Whether their list is shown. */
  readonly help: boolean;
  readonly onHelp: (open: boolean) => void;
  /** For a page that has no search of its own. */
  readonly onSearch: () => void;
}

/** The keys that every page has. */
export function PageShortcuts({ help, onHelp, onSearch }: PageShortcutsProps) {
  const { permissions } = useViewer();
  const copyId = useCopyId();
  useSearchByAddress();
  useShortcut("?", () => onHelp(true));
  useShortcut("/", () => {
    if (!focusSearch()) onSearch();
  });
  useShortcut("j", () => focusRow(1));
  useShortcut("k", () => focusRow(-1));
  useShortcut("x", selectRow);
  useShortcut("c", copyId);
  return (
    <>
      {jumpsOf(permissions).map(({ key, path }) => (
        <Jump key={key} keys={`g ${key}`} path={path} />
      ))}
      <ShortcutHelp open={help} onOpenChange={onHelp} />
    </>
  );
}

function Jump({ keys, path }: { readonly keys: string; readonly path: string }) {
  const go = useGo();
  const { organization } = useViewer();
  useShortcut(keys, () => go(`/o/${organization.slug}${path}`));
  return null;
}

/** Milliseconds that the search of a page may take to be there: its list comes after its heading. */
const searchMs = 5000;

/** An address with `?do=search` comes from the palette, and asks for the search of the page. */
function useSearchByAddress(): void {
  const [asked, setAsked] = useOpenByAddress("search");
  useEffect(() => {
    if (!asked) return;
    const end = performance.now() + searchMs;
    const timer = setInterval(() => {
      if (focusSearch() || performance.now() > end) setAsked(false);
    }, 50);
    return () => clearInterval(timer);
  }, [asked, setAsked]);
}

function useCopyId(): () => void {
  const t = useTranslations("layout.shortcuts");
  const toast = useToast();
  return () => {
    const id = idHere();
    if (id === undefined) return;
    navigator.clipboard.writeText(id).then(
      () => toast("done", t("copied", { id })),
      () => toast("error", t("copyRefused")),
    );
  };
}
