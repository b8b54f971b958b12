"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { guardLeaving } from "@/components/layout/leave-guard";
import { AlertDialog } from "@/components/ui/dialog";

/** Asks before a page with unsaved changes is left: by a link or `useGo`, in the browser's own words by closing or reloading. */
export function LeaveQuestion({ dirty }: { readonly dirty: boolean }) {
  const t = useTranslations("layout.leave");
  const [href, setHref] = useState<string | null>(null);
  const router = useRouter();
  useEffect(() => {
    if (!dirty) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const link = linkThatLeaves(event);
      if (link === null) return;
      event.preventDefault();
      event.stopPropagation();
      setHref(link);
    };
    window.addEventListener("beforeunload", onUnload);
    // Before the link itself hears of it.
    document.addEventListener("click", onClick, { capture: true });
    const unguard = guardLeaving(setHref);
    return () => {
      unguard();
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [dirty]);
  return (
    <AlertDialog
      open={href !== null}
      onOpenChange={() => setHref(null)}
      title={t("title")}
      confirm={t("confirm")}
      cancel={t("keep")}
      dangerous
      onConfirm={() => href !== null && router.push(href)}
    >
      {t("text")}
    </AlertDialog>
  );
}

/** Where a plain press on a link of ours leads, when that is another page. */
function linkThatLeaves(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link === null || link.target !== "" || link.origin !== window.location.origin) return null;
  return link.pathname === window.location.pathname ? null : `${link.pathname}${link.search}`;
}
