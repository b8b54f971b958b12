"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
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
  const router = useRouter();
  const { organization } = useViewer();
  useShortcut(keys, () => router.push(`/o/${organization.slug}${path}`));
  return null;
}

/** An address with `?do=search` comes from the palette, and asks for the search of the page. */
function useSearchByAddress(): void {
  const [asked, setAsked] = useOpenByAddress("search");
  useEffect(() => {
    if (!asked) return;
    focusSearch();
    setAsked(false);
  }, [asked, setAsked]);
}

function useCopyId(): () => void {
  const toast = useToast();
  return () => {
    const id = idHere();
    if (id === undefined) return;
    navigator.clipboard.writeText(id).then(
      () => toast("done", `Copied the id ${id}.`),
      () =>
        toast("error", "The browser did not let Usher copy the id. Select it in the address bar and copy it by hand."),
    );
  };
}
