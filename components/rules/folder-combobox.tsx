"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import type { Translate } from "@/i18n/translate";
import { folderQueries } from "@/lib/folders/queries";
import type { FolderItem } from "@/lib/folders/schemas";
import type { RuleItem } from "@/lib/rules/schemas";

interface FolderComboboxProps {
  readonly slug: string;
  readonly number: number;
  readonly folders: RuleItem["folders"];
  readonly invalid: boolean;
  readonly onChange: (folders: RuleItem["folders"]) => void;
}

const mostShown = 100;

/** Any number of folders. The whole tree is loaded, so the search is here. */
export function FolderCombobox({ slug, number, folders, invalid, onChange }: FolderComboboxProps) {
  const t = useTranslations("rules");
  const [query, setQuery] = useState("");
  const { data } = useQuery(folderQueries.tree(slug));
  const chosen = folders.map(({ id }) => id);
  const names = folders.map(({ name }) => name).join(", ");
  return (
    <Combobox
      multiple
      label={names === "" ? t("folder.none", { number }) : t("folder.chosen", { number, names })}
      placeholder={t("folder.search")}
      query={query}
      onQuery={setQuery}
      options={data && matching(t, data, query.trim())}
      chosen={chosen}
      onChoose={({ value, label }) =>
        onChange(
          chosen.includes(value)
            ? folders.filter(({ id }) => id !== value)
            : [...folders, { id: value, name: label }].sort((a, b) => a.name.localeCompare(b.name, "en")),
        )
      }
      nothing={data?.length === 0 ? t("folder.empty") : t("folder.noMatch", { query: query.trim() })}
      invalid={invalid}
    >
      {folders.length === 0 ? <span className="font-normal text-muted">{t("folder.choose")}</span> : <bdi>{names}</bdi>}
    </Combobox>
  );
}

function matching(t: Translate<"rules">, folders: readonly FolderItem[], query: string) {
  const folded = query.toLowerCase();
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  return folders
    .filter((folder) => folder.name.toLowerCase().includes(folded) || folder.externalId === query)
    .slice(0, mostShown)
    .map((folder) => ({ value: folder.id, label: folder.name, hint: placeOf(t, folder, byId) }));
}

/** “in Sales / Europe”; nothing at the top of the tree. */
function placeOf(t: Translate<"rules">, folder: FolderItem, byId: ReadonlyMap<string, FolderItem>): string {
  const above: string[] = [];
  for (let at = folder.parentId; at !== null; ) {
    const parent = byId.get(at);
    if (parent === undefined) break;
    above.unshift(parent.name);
    at = parent.parentId;
  }
  return above.length === 0 ? "" : t("folder.inside", { path: above.join(" / ") });
}
