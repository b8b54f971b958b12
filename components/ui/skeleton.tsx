import { useTranslations } from "next-intl";
import { cn } from "@/lib/utils/cn";

/** Invisible for 200 ms, so that a fast answer never flickers. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <div aria-hidden className={cn("animate-skeleton rounded-control bg-neutral-subtle", className)} />;
}

/** The shape of a list while it loads. */
export function ListSkeleton({ rows = 8 }: { readonly rows?: number | undefined }) {
  const t = useTranslations("ui");
  return (
    <div aria-busy className="flex flex-col gap-4">
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      <Skeleton className="h-9 w-full max-w-md" />
      <div className="overflow-hidden rounded-card border border-border bg-surface">
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are placeholders without identity
          <div key={row} className="flex h-12 items-center gap-6 border-border border-b px-4 last:border-b-0">
            <Skeleton className="h-4 w-48 max-w-[50%]" />
            <Skeleton className="h-4 w-20" />
            <Skeleton className="ml-auto h-4 w-24 max-sm:hidden" />
          </div>
        ))}
      </div>
    </div>
  );
}

/** The shape of what stands in columns while it loads. `className` gives the columns, `blocks` the height of each. */
export function BlocksSkeleton({
  className,
  blocks,
}: {
  readonly className: string;
  readonly blocks: readonly string[];
}) {
  const t = useTranslations("ui");
  return (
    <div aria-busy className={cn("grid items-start gap-6", className)}>
      <p className="sr-only" role="status">
        {t("loading")}
      </p>
      {blocks.map((height, block) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks are placeholders without identity
        <Skeleton key={block} className={cn("w-full", height)} />
      ))}
    </div>
  );
}
