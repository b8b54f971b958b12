"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { CopyField } from "@/components/ui/copy-field";
import { folderQueries } from "@/lib/folders/queries";
import type { FolderDetail } from "@/lib/folders/schemas";

interface FolderNamesProps {
  readonly slug: string;
  readonly folder: FolderDetail;
}

/** By what Entra may name the folder, and for how many people it does. */
export function FolderNames({ slug, folder }: FolderNamesProps) {
  const t = useTranslations("folders.names");
  const common = useTranslations("common");
  const { data: folders = [] } = useQuery(folderQueries.tree(slug));
  const key = folder.name.toLowerCase();
  const namesakes = folders.filter((one) => one.name.toLowerCase() === key).length;
  return (
    <section
      aria-labelledby="folder-names"
      className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4"
    >
      <h3 id="folder-names" className="font-semibold">
        {t("title")}
      </h3>
      <div className="grid gap-x-4 gap-y-3 xl:grid-cols-3">
        <Name label={t("id")} value={folder.id} people={folder.asked.byId} />
        {folder.externalId !== null && (
          <Name label={t("externalId")} value={folder.externalId} people={folder.asked.byExternalId} />
        )}
        <Name label={common("name")} value={folder.name} people={folder.asked.byName} />
      </div>
      {namesakes > 1 && <p className="text-muted">{t("namesakes", { count: namesakes })}</p>}
    </section>
  );
}

function Name({ label, value, people }: { readonly label: string; readonly value: string; readonly people: number }) {
  const t = useTranslations("folders.names");
  return (
    <div className="min-w-0">
      <CopyField stacked compact label={label} value={value} />
      {people > 0 && <p className="mt-1 text-muted text-xs">{t("usedFor", { count: people })}</p>}
    </div>
  );
}
