"use client";

import { useQuery } from "@tanstack/react-query";
import { CopyField } from "@/components/ui/copy-field";
import { folderQueries } from "@/lib/folders/queries";
import type { FolderDetail } from "@/lib/folders/schemas";
import { formatNumber } from "@/lib/utils/format";

interface FolderNamesProps {
  readonly slug: string;
  readonly folder: FolderDetail;
}

/** By what Entra may name the folder, and for how many people it does. */
export function FolderNames({ slug, folder }: FolderNamesProps) {
  const { data: folders = [] } = useQuery(folderQueries.tree(slug));
  const key = folder.name.toLowerCase();
  const namesakes = folders.filter((one) => one.name.toLowerCase() === key).length;
  return (
    <section
      aria-labelledby="folder-names"
      className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4"
    >
      <h3 id="folder-names" className="font-semibold">
        Also known to Entra as
      </h3>
      <div className="grid gap-x-4 gap-y-3 xl:grid-cols-3">
        <Name label="Id" value={folder.id} people={folder.asked.byId} />
        {folder.externalId !== null && (
          <Name label="External id" value={folder.externalId} people={folder.asked.byExternalId} />
        )}
        <Name label="Name" value={folder.name} people={folder.asked.byName} />
      </div>
      {namesakes > 1 && (
        <p className="text-muted">
          {formatNumber(namesakes)} folders have this name, so Entra cannot mean one of them by it. Use the id or an
          external id.
        </p>
      )}
    </section>
  );
}

function Name({ label, value, people }: { readonly label: string; readonly value: string; readonly people: number }) {
  return (
    <div className="min-w-0">
      <CopyField stacked compact label={label} value={value} />
      {people > 0 && (
        <p className="mt-1 text-muted text-xs">
          Used for {formatNumber(people)} {people === 1 ? "person" : "people"}
        </p>
      )}
    </div>
  );
}
