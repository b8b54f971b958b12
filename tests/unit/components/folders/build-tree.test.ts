import { describe, expect, it } from "vitest";
import { ancestorsOf, subtreeOf, type TreeFolder, treeRows } from "@/components/folders/build-tree";

const folder = (id: string, parentId: string | null, name = id, externalId: string | null = null): TreeFolder => ({
  id,
  parentId,
  name,
  externalId,
  people: 0,
});

const folders = [
  folder("eu", null, "EU"),
  folder("berlin", "eu", "berlin"),
  folder("mitte", "berlin", "Mitte"),
  folder("aachen", "eu", "Aachen", "AC-1"),
  folder("team10", null, "Team 10"),
  folder("team9", null, "Team 9"),
];
const ids = (expanded: readonly string[], query = "") =>
  treeRows(folders, new Set(expanded), query).map((row) => row.folder.id);

describe("the lines of the tree", () => {
  it("are those below expanded folders, by name, numbers as people count", () => {
    expect(ids([])).toEqual(["eu", "team9", "team10"]);
    expect(ids(["eu"])).toEqual(["eu", "aachen", "berlin", "team9", "team10"]);
    expect(ids(["berlin"])).toEqual(["eu", "team9", "team10"]);
  });

  it("tell level, place among siblings, and whether there is something below", () => {
    expect(treeRows(folders, new Set(["eu"]), "")).toMatchObject([
      { folder: { id: "eu" }, level: 1, position: 1, siblings: 3, expanded: true },
      { folder: { id: "aachen" }, level: 2, position: 1, siblings: 2, expanded: null },
      { folder: { id: "berlin" }, level: 2, position: 2, siblings: 2, expanded: false },
      { folder: { id: "team9" }, level: 1, position: 2, siblings: 3, expanded: null },
      { folder: { id: "team10" }, level: 1, position: 3, siblings: 3, expanded: null },
    ]);
  });

  it("are what matches and the folders above it while something is searched", () => {
    expect(ids([], "MITT")).toEqual(["eu", "berlin", "mitte"]);
    expect(ids([], "AC-1")).toEqual(["eu", "aachen"]);
    expect(ids([], "nobody")).toEqual([]);
  });
});

describe("the tree", () => {
  it("knows what is above and below a folder", () => {
    expect(ancestorsOf(folders, "mitte")).toEqual(["berlin", "eu"]);
    expect(ancestorsOf(folders, "eu")).toEqual([]);
    expect([...subtreeOf(folders, "eu")].sort()).toEqual(["aachen", "berlin", "eu", "mitte"]);
  });
});
