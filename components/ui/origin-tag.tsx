import { Hand, Plug } from "lucide-react";
import type { ReactNode } from "react";

interface OriginTagProps {
  readonly kind: "connector" | "hand";
  readonly name: ReactNode;
}

/** Where a value comes from. */
export function OriginTag({ kind, name }: OriginTagProps) {
  const Icon = kind === "connector" ? Plug : Hand;
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 text-muted">
      <Icon aria-hidden className="size-3.5 shrink-0 stroke-[1.75]" />
      <span className="truncate">{name}</span>
    </span>
  );
}
