import { FolderOpen } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { OverviewDto } from "@/lib/overview/schemas";

interface OwnFoldersProps {
  readonly slug: string;
  readonly folders: OverviewDto["ownFolders"];
}

/** What one may use oneself, for those who do not look after others. */
export function OwnFolders({ slug, folders }: OwnFoldersProps) {
  const t = useTranslations("overview");
  if (folders.length === 0) return null;
  return (
    <Card title={t("ownFolders")}>
      <ul aria-label={t("ownFolders")} className="flex flex-col divide-y divide-border">
        {folders.map(({ id, path }) => (
          <li key={id} className="flex items-center gap-2.5 py-2">
            <FolderOpen aria-hidden className="size-4 shrink-0 text-muted" />
            <Link
              href={`/o/${slug}/folders?folder=${id}`}
              className="min-w-0 rounded-badge touch:py-2 font-medium text-accent-text underline [overflow-wrap:anywhere]"
            >
              {path.join(" / ")}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
