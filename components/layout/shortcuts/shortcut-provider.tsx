"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef } from "react";
import { usePreferences } from "@/components/layout/preferences-provider";

type Act = () => void;
type Registered = Map<string, Act[]>;

const Shortcuts = createContext<{ readonly current: Registered } | null>(null);

const typing = "input, textarea, select, [contenteditable=true], [role=tree]";
const above = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/** How long after `g` the second key may come. */
const sequenceMs = 1500;

/**
 * The only listener for keys that act on a whole page (SCREENS §1.6). Silent while somebody types and while anything stands above
 * the page; keys that print something can be switched off in the profile (WCAG 2.1.4).
 */
export function ShortcutProvider({ children }: { readonly children: ReactNode }) {
  const registered = useRef<Registered>(new Map());
  const { singleKeys } = usePreferences();
  useEffect(() => {
    const find = sequences((keys) => registered.current.get(keys)?.at(-1));
    function onKey(event: KeyboardEvent): void {
      const key = keyOf(event);
      if (key === null || event.defaultPrevented) return;
      if (key === "mod+k" ? isUnderDialog() : isElsewhere(event, singleKeys)) return;
      const act = find(key, event.timeStamp);
      if (act === undefined) return;
      event.preventDefault();
      act();
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [singleKeys]);
  return <Shortcuts value={registered}>{children}</Shortcuts>;
}

/** What a key means, which after `g` is something else. */
function sequences(actOf: (keys: string) => Act | undefined): (key: string, at: number) => Act | undefined {
  let goUntil = 0;
  return (key, at) => {
    const act = actOf(at < goUntil ? `g ${key}` : key);
    goUntil = act === undefined && key === "g" ? at + sequenceMs : 0;
    return act;
  };
}

function keyOf(event: KeyboardEvent): string | null {
  // On many keyboards `[` is typed with AltGr, which some systems tell as Ctrl and Alt.
  const typed = event.getModifierState("AltGraph");
  if (event.isComposing || (event.altKey && !typed)) return null;
  const mod = (event.ctrlKey || event.metaKey) && !typed;
  if (mod) return event.key.toLowerCase() === "k" && !event.shiftKey ? "mod+k" : null;
  return event.key;
}

/** Whether the key is meant for something other than the page. */
function isElsewhere(event: KeyboardEvent, singleKeys: boolean): boolean {
  if (event.key.length === 1 && !singleKeys) return true;
  if (event.target instanceof Element && event.target.closest(typing) !== null) return true;
  return document.querySelector(above) !== null;
}

/** A dialog may hold what is shown once, or what was typed; the palette that the key opened it closes again. */
function isUnderDialog(): boolean {
  return document.querySelector("[role=dialog]:not([data-palette]), [role=alertdialog]") !== null;
}

/** Lets a key act while the component is there: `?`, `g u`, `mod+k`. Of several the latest one counts. */
export function useShortcut(keys: string, act: Act, enabled = true): void {
  const registered = useContext(Shortcuts);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (registered === null || !enabled) return;
    const own = () => latest.current();
    const { current } = registered;
    current.set(keys, [...(current.get(keys) ?? []), own]);
    return () => {
      const others = (current.get(keys) ?? []).filter((one) => one !== own);
      if (others.length === 0) current.delete(keys);
      else current.set(keys, others);
    };
  }, [registered, keys, enabled]);
}
