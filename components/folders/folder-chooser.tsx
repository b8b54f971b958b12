"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { subtreeOf, type TreeFolder } from "@/components/folders/build-tree";
import { FolderTree } from "@/components/folders/folder-tree";
import { inputClass } from "@/components/ui/field";
import { Skeleton } from "@/components/ui/skeleton";
import { folderQueries } from "@/lib/folders/queries";
import { cn } from "@/lib/utils/cn";

const topId = "top";
const searchFrom = 8;

interface FolderChooserProps {
  readonly slug: string;
  readonly kind: "inside" | "newPlace";
  /** A folder that is left out with everything below it. */
  readonly without?: string;
  /** Null for the top of the tree. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  readonly error?: string | undefined;
}

/** One place in the tree. */
export function FolderChooser({ slug, kind, without, value, onChange, error }: FolderChooserProps) {
  const t = useTranslations("folders.chooser");
  const { data: folders } = useQuery(folderQueries.tree(slug));
  const [query, setQuery] = useState("");
  const id = useId();
  if (!folders) return <Skeleton className="h-56 w-full" />;
  const label = t(kind);
  const places = withTop(folders, t("top"), without);
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <p id={id} className="font-medium">
        {label}
      </p>
      {places.length > searchFrom && (
        <input
          aria-label={t(`search.${kind}`)}
          placeholder={t("placeholder")}
          value={query}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
          className={inputClass}
        />
      )}
      <div
        className={cn(
          "relative max-h-56 overflow-y-auto rounded-card border border-border p-1",
          error && "border-danger",
        )}
      >
        <FolderTree
          plain
          label={label}
          folders={places}
          query={query.trim()}
          selectedId={value ?? topId}
          onSelect={(next) => onChange(next === topId ? null : next)}
        />
      </div>
      {error && <p className="text-danger text-xs">{error}</p>}
    </div>
  );
}

/** The tree below a first line that means its top. */
function withTop(folders: readonly TreeFolder[], name: string, without: string | undefined): readonly TreeFolder[] {
  const left = without === undefined ? null : subtreeOf(folders, without);
  const places = folders.filter((folder) => !left?.has(folder.id));
  const top = { id: topId, parentId: null, name, externalId: null, people: 0 };
  return [top, ...places.map((folder) => ({ ...folder, parentId: folder.parentId ?? topId }))];
}
