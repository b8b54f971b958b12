"use client";

import { ChevronRight, Folder, FolderOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type MouseEvent, startTransition, useEffect, useId, useRef, useState } from "react";
import { ancestorsOf, type TreeFolder, type TreeRow, treeRows } from "@/components/folders/build-tree";
import { useTreeKeys } from "@/components/folders/use-tree-keys";
import { useFormat } from "@/components/ui/use-format";
import { cn } from "@/lib/utils/cn";

/** So many folders are shown with everything open at first. */
const openAtFirst = 60;
/** So many lines come with the page, around the selected one; the rest follows once it answers. */
const linesAtFirst = 60;

interface FolderTreeProps {
  readonly label: string;
  readonly folders: readonly TreeFolder[];
  readonly query: string;
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  /** Makes the lines links, so that they open in a new tab as well. */
  readonly hrefOf?: (id: string) => string;
  /** Only the names, where one of them is to be chosen. */
  readonly plain?: boolean;
}

/** The WAI-ARIA tree pattern; one line is in the tab order. What is not in view is not painted, so thousands stay quick. */
export function FolderTree({ label, folders, query, selectedId, onSelect, hrefOf, plain = false }: FolderTreeProps) {
  const t = useTranslations("folders.list");
  const format = useFormat();
  const treeId = useId();
  const [expanded, setExpanded] = useExpanded(folders, selectedId);
  const [focusedId, setFocusedId] = useState(selectedId);
  const rows = treeRows(folders, expanded, query);
  const [from, to] = useLinesAtFirst(rows, selectedId);
  const inOrder = [focusedId, selectedId].find((id) => rows.some((row) => row.folder.id === id));
  const tabStop = inOrder ?? rows[0]?.folder.id;
  const lineId = (id: string) => `${treeId}-${id}`;

  function setAll(ids: readonly string[], open: boolean): void {
    const next = new Set(expanded);
    for (const id of ids)
      if (open) next.add(id);
      else next.delete(id);
    setExpanded(next);
  }

  function focus(id: string): void {
    setFocusedId(id);
    document.getElementById(lineId(id))?.focus();
  }

  const tree = useRef<HTMLDivElement>(null);
  // Once: later it is where the pointer or the keys were. The page itself stays where it is.
  useEffect(() => {
    const line = tree.current?.querySelector<HTMLElement>("[aria-selected=true]");
    const box = tree.current?.parentElement;
    if (line && box) box.scrollTop = line.offsetTop - box.clientHeight / 2;
  }, []);

  const onKeyDown = useTreeKeys({ rows, focus, setExpanded: setAll, select: onSelect });
  return (
    <div ref={tree} role="tree" aria-label={label} className="flex flex-col gap-px">
      {from > 0 && <Room lines={from} />}
      {rows.slice(from, to).map((row, index) => (
        <TreeLine
          key={row.folder.id}
          id={lineId(row.folder.id)}
          row={row}
          label={plain ? row.folder.name : t("line", { name: row.folder.name, people: row.folder.people })}
          people={format.number(row.folder.people)}
          plain={plain}
          href={hrefOf?.(row.folder.id)}
          selected={row.folder.id === selectedId}
          tabStop={row.folder.id === tabStop}
          onFocus={() => setFocusedId(row.folder.id)}
          onKeyDown={(event) => onKeyDown(event, from + index)}
          onSelect={() => onSelect(row.folder.id)}
          onToggle={() => setAll([row.folder.id], !row.expanded)}
        />
      ))}
      {to < rows.length && <Room lines={rows.length - to} />}
    </div>
  );
}

/** Keeps the place of lines that are not there yet, so that nothing moves when they come. */
function Room({ lines }: { readonly lines: number }) {
  return <div aria-hidden style={{ height: `calc(${lines} * 2.5rem + ${lines - 1}px)` }} />;
}

/** Which lines to show: at first some around the selected one, so that a page with thousands is soon there; then all. */
function useLinesAtFirst(rows: readonly TreeRow[], selectedId: string | undefined): readonly [number, number] {
  const [all, setAll] = useState(false);
  useEffect(() => startTransition(() => setAll(true)), []);
  if (all || rows.length <= linesAtFirst) return [0, rows.length];
  const selected = rows.findIndex((row) => row.folder.id === selectedId);
  const from = Math.min(Math.max(0, selected - linesAtFirst / 2), rows.length - linesAtFirst);
  return [from, from + linesAtFirst];
}

/** What is open; the folders above a newly selected one, or one that moved, open by themselves. */
function useExpanded(
  folders: readonly TreeFolder[],
  selectedId: string | undefined,
): readonly [ReadonlySet<string>, (next: ReadonlySet<string>) => void] {
  const above = selectedId === undefined ? [] : ancestorsOf(folders, selectedId);
  const place = [selectedId, ...above].join(" ");
  const [seen, setSeen] = useState(place);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => {
    const first = folders.length <= openAtFirst ? folders.map((folder) => folder.id) : [];
    return new Set([...first, ...above]);
  });
  if (seen !== place) {
    setSeen(place);
    setExpanded(new Set([...expanded, ...above]));
  }
  return [expanded, setExpanded];
}

interface TreeLineProps {
  readonly id: string;
  readonly row: TreeRow;
  readonly label: string;
  readonly people: string;
  readonly plain: boolean;
  readonly href: string | undefined;
  readonly selected: boolean;
  readonly tabStop: boolean;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onSelect: () => void;
  readonly onToggle: () => void;
}

/** Thousands stand in a tree, so its words are handed to it. */
function TreeLine(props: TreeLineProps) {
  const { id, row, label, people, plain, href, selected, tabStop, onFocus, onKeyDown, onSelect, onToggle } = props;
  const { folder, level, expanded } = row;
  const Icon = expanded ? FolderOpen : Folder;
  return (
    <a
      id={id}
      role="treeitem"
      href={href}
      aria-label={label}
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      {...(expanded === null ? {} : { "aria-expanded": expanded })}
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onSelect();
      }}
      style={{ paddingLeft: `${Math.min(level - 1, 12) * 1.125 + 0.25}rem` }}
      className={cn(
        "flex min-h-9 touch:min-h-11 cursor-pointer items-center gap-1.5 rounded-control py-1 pr-2.5 [contain-intrinsic-size:auto_2.5rem] [content-visibility:auto] hover:bg-hover",
        selected && "bg-accent-subtle text-accent-text hover:bg-accent-subtle",
      )}
    >
      <Toggle expanded={expanded} onToggle={onToggle} />
      <Icon aria-hidden className="size-4 shrink-0 stroke-[1.75] text-muted" />
      <span className="min-w-0 flex-1">
        <bdi className="block truncate font-medium">{folder.name}</bdi>
        {!plain && (
          <span className="block truncate font-mono text-muted text-xs">
            {folder.externalId !== null && `${folder.externalId} · `}
            {folder.id}
          </span>
        )}
      </span>
      {!plain && <span className="tabular shrink-0 text-muted text-xs">{people}</span>}
    </a>
  );
}

function Toggle({ expanded, onToggle }: { readonly expanded: boolean | null; readonly onToggle: () => void }) {
  if (expanded === null) return <span className="w-7 shrink-0 touch:w-8" />;
  function toggle(event: MouseEvent): void {
    event.preventDefault();
    event.stopPropagation();
    onToggle();
  }
  return (
    // For the pointer alone; by keyboard the arrows open and close.
    <span
      aria-hidden
      onClick={toggle}
      className="flex h-7 w-7 touch:h-9 touch:w-8 shrink-0 items-center justify-center rounded-control text-muted hover:bg-neutral-subtle hover:text-text"
    >
      <ChevronRight
        className={cn(
          "size-4 transition-transform duration-[120ms] motion-reduce:transition-none",
          expanded && "rotate-90",
        )}
      />
    </span>
  );
}
