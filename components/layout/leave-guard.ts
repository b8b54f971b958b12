"use client";

import { useRouter } from "next/navigation";

type Ask = (href: string) => void;

const asking: Ask[] = [];

/** While a page has unsaved changes: what asks before it is left by anything but a link. Returns how to end that. */
export function guardLeaving(ask: Ask): () => void {
  asking.push(ask);
  return () => void asking.splice(asking.indexOf(ask), 1);
}

/** Goes to another page of ours, as keys, menus and the palette do. A page with unsaved changes asks first. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  return (href) => {
    const ask = asking.at(-1);
    const leaves = new URL(href, window.location.href).pathname !== window.location.pathname;
    if (ask !== undefined && leaves) ask(href);
    else router.push(href);
  };
}
