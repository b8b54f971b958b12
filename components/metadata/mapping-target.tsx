import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-field";
import { metadataUrn } from "@/lib/metadata/schemas";
import { cn } from "@/lib/utils/cn";

interface MappingTargetProps {
  readonly urn?: string;
  readonly name: string;
  /** Where there is room for all of it. */
  readonly wide?: boolean;
}

/** What Entra's attribute mapping names as the target, to copy. */
export function MappingTarget({ urn = metadataUrn, name, wide = false }: MappingTargetProps) {
  const t = useTranslations("metadata");
  const target = `${urn}:${name}`;
  return (
    <span className="relative flex min-w-0 items-center gap-1">
      <code
        title={target}
        className={cn(
          "flex min-w-0 rounded-control border border-border bg-sunken px-2 py-1 font-mono text-mono max-sm:flex-1",
          wide ? "sm:max-w-56 lg:max-w-80 xl:max-w-md" : "sm:max-w-56 xl:max-w-72 2xl:max-w-none",
        )}
      >
        {/* Where room is short the URN gives way: it is the same in all lines. */}
        <span className="min-w-8 truncate">{urn}</span>
        <span className="min-w-0 shrink-0 truncate">:{name}</span>
      </code>
      <CopyButton compact value={target} what={t("targetOf", { name })} />
    </span>
  );
}
