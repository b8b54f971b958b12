"use client";

import { type KeyboardEvent, useRef } from "react";
import type { TreeRow } from "@/components/folders/build-tree";

interface TreeActs {
  readonly rows: readonly TreeRow[];
  readonly focus: (id: string) => void;
  readonly setExpanded: (ids: readonly string[], expanded: boolean) => void;
  readonly select: (id: string) => void;
}

const pauseMs = 600;

/** The keys of the WAI-ARIA tree pattern: arrows, Home, End, Enter, Space, *, and the first letters of a name. */
export function useTreeKeys(acts: TreeActs): (event: KeyboardEvent, at: number) => void {
  const typed = useRef({ text: "", until: 0 });
  return (event, at) => {
    const row = acts.rows[at];
    if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = keys[event.key];
    if (act !== undefined) act(acts, row, at);
    else if (/^\S$/u.test(event.key)) jump(event.key, at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  function jump(key: string, at: number): void {
    const now = Date.now();
    const text = now < typed.current.until ? typed.current.text + key : key;
    typed.current = { text, until: now + pauseMs };
    // One letter goes on to the next folder; more letters narrow down from where one is.
    const from = text.length === 1 ? at + 1 : at;
    const order = [...acts.rows.slice(from), ...acts.rows.slice(0, from)];
    const found = order.find((row) => row.folder.name.toLowerCase().startsWith(text.toLowerCase()));
    if (found) acts.focus(found.folder.id);
  }
}

type Act = (acts: TreeActs, row: TreeRow, at: number) => void;

const keys: Readonly<Record<string, Act>> = {
  ArrowDown: (acts, _row, at) => focusAt(acts, at + 1),
  ArrowUp: (acts, _row, at) => focusAt(acts, at - 1),
  Home: (acts) => focusAt(acts, 0),
  End: (acts) => focusAt(acts, acts.rows.length - 1),
  ArrowRight: (acts, row, at) => {
    if (row.expanded === false) acts.setExpanded([row.folder.id], true);
    else if (row.expanded) focusAt(acts, at + 1);
  },
  ArrowLeft: (acts, row) => {
    if (row.expanded) acts.setExpanded([row.folder.id], false);
    else if (row.folder.parentId !== null) acts.focus(row.folder.parentId);
  },
  Enter: (acts, row) => acts.select(row.folder.id),
  " ": (acts, row) => acts.select(row.folder.id),
  "*": (acts, row) => {
    const beside = acts.rows.filter((one) => one.folder.parentId === row.folder.parentId && one.expanded !== null);
    acts.setExpanded(
      beside.map((one) => one.folder.id),
      true,
    );
  },
};

function focusAt(acts: TreeActs, at: number): void {
  const row = acts.rows[at];
  if (row !== undefined) acts.focus(row.folder.id);
}
