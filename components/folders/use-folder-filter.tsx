"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Combobox } from "@/components/ui/combobox";
import { type Filter, Labelled } from "@/components/ui/filter-bar";
import { folderQueries } from "@/lib/folders/queries";

interface FolderFilterProps {
  readonly slug: string;
  readonly value: string | undefined;
  readonly onChange: (folderId: string | undefined) => void;
}

/** As many as one can look through; the search finds the others. */
const most = 100;

/** A filter by one folder, whoever gave it. */
export function useFolderFilter(props: FolderFilterProps): Filter {
  const t = useTranslations("folders.filter");
  const { slug, value } = props;
  const { data } = useQuery({ ...folderQueries.tree(slug), enabled: value !== undefined });
  const name = data?.find((folder) => folder.id === value)?.name;
  const shown = value === undefined ? undefined : (name ?? t("unknown"));
  return { name: "folder", label: t("folder"), shown, control: <FolderControl {...props} shown={shown} /> };
}

function FolderControl(props: FolderFilterProps & { readonly shown: string | undefined }) {
  const t = useTranslations("folders.filter");
  const id = useId();
  return (
    <Labelled id={id} label={t("folder")}>
      <FolderSelect
        id={id}
        slug={props.slug}
        value={props.value}
        onChoose={(folder) => props.onChange(folder.id === props.value ? undefined : folder.id)}
        shown={props.shown ?? t("any")}
      />
    </Labelled>
  );
}

interface FolderSelectProps {
  readonly id: string;
  readonly slug: string;
  readonly value: string | undefined;
  readonly onChoose: (folder: { readonly id: string; readonly name: string }) => void;
  readonly shown: string;
  readonly invalid?: boolean;
}

/** One folder, found by its name. */
export function FolderSelect({ id, slug, value, onChoose, shown, invalid = false }: FolderSelectProps) {
  const t = useTranslations("folders");
  const [query, setQuery] = useState("");
  const { data } = useQuery(folderQueries.tree(slug));
  const q = query.trim().toLowerCase();
  return (
    <Combobox
      id={id}
      label={t("filter.folder")}
      placeholder={t("filter.search")}
      query={query}
      onQuery={setQuery}
      options={data
        ?.filter((folder) => folder.name.toLowerCase().includes(q))
        .slice(0, most)
        .map((folder) => ({ value: folder.id, label: folder.name }))}
      chosen={value === undefined ? [] : [value]}
      onChoose={(option) => onChoose({ id: option.value, name: option.label })}
      nothing={q === "" ? t("filter.none") : t("noMatch", { query: query.trim() })}
      invalid={invalid}
      className="min-h-9 w-full justify-between px-3 font-normal"
    >
      {shown}
    </Combobox>
  );
}
