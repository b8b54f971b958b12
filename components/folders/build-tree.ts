import type { FolderItem } from "@/lib/folders/schemas";
import { groupBy } from "@/lib/utils/group-by";

/** What the tree needs to know of a folder. */
export type TreeFolder = Pick<FolderItem, "id" | "parentId" | "name" | "externalId" | "people">;

/** One visible line of the tree. */
export interface TreeRow {
  readonly folder: TreeFolder;
  /** 1 at the top. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  /** Null for a folder without subfolders. */
  readonly expanded: boolean | null;
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** The folders above one, nearest first. */
export function ancestorsOf(folders: readonly TreeFolder[], id: string): readonly string[] {
  const parents = new Map(folders.map((folder) => [folder.id, folder.parentId]));
  const found: string[] = [];
  for (let at = parents.get(id); at; at = parents.get(at)) found.push(at);
  return found;
}

/** A folder and everything below it. */
export function subtreeOf(folders: readonly TreeFolder[], id: string): ReadonlySet<string> {
  const children = groupBy(folders, (folder) => folder.parentId);
  const found = new Set([id]);
  for (const at of found) for (const child of children.get(at) ?? []) found.add(child.id);
  return found;
}

/** The lines to show: those below expanded folders, or, while something is searched, what matches and the folders above it. */
export function treeRows(
  folders: readonly TreeFolder[],
  expanded: ReadonlySet<string>,
  query: string,
): readonly TreeRow[] {
  const shown = query === "" ? null : matching(folders, query);
  const visible = shown === null ? folders : folders.filter((folder) => shown.has(folder.id));
  const children = groupBy(visible, (folder) => folder.parentId);
  for (const group of children.values())
    group.sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
  const rows: TreeRow[] = [];
  const waiting = rowsOf(children.get(null) ?? [], 1);
  for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
    const below = children.get(row.folder.id) ?? [];
    const open = shown !== null || expanded.has(row.folder.id);
    rows.push({ ...row, expanded: below.length === 0 ? null : open });
    if (open) waiting.push(...rowsOf(below, row.level + 1));
  }
  return rows;
}

/** Last one first, to be taken from the end. */
function rowsOf(group: readonly TreeFolder[], level: number): Omit<TreeRow, "expanded">[] {
  return group.map((folder, index) => ({ folder, level, position: index + 1, siblings: group.length })).reverse();
}

function matching(folders: readonly TreeFolder[], query: string): ReadonlySet<string> {
  const folded = query.toLowerCase();
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const found = new Set<string>();
  for (const folder of folders) {
    const hit = folder.name.toLowerCase().includes(folded) || folder.externalId === query || folder.id === folded;
    for (let at = hit ? folder : undefined; at !== undefined && !found.has(at.id); ) {
      found.add(at.id);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
  }
  return found;
}
