"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, TriangleAlert } from "lucide-react";
import { useDebounced } from "@/components/auth/use-debounced";
import { organizationQueries } from "@/lib/organizations/queries";
import { Slug } from "@/lib/organizations/schemas";

interface SlugHintProps {
  readonly slug: string;
  readonly onTake: (slug: string) => void;
}

/** “Free”, or “Taken, try contoso-hq” as a button. */
export function SlugHint({ slug, onTake }: SlugHintProps) {
  const rested = useDebounced(slug, 250);
  const { data } = useQuery({ ...organizationQueries.slug(rested), enabled: Slug.safeParse(rested).success });
  if (slug === "") return <span>It stands in every link to your organization.</span>;
  if (!data || rested !== slug) return <span aria-live="polite">&nbsp;</span>;
  const { available, suggestion } = data;
  if (available) {
    return (
      <span aria-live="polite" className="inline-flex items-center gap-1 font-medium text-success">
        <Check aria-hidden className="size-3.5" /> Free
      </span>
    );
  }
  return (
    <span aria-live="polite" className="inline-flex flex-wrap items-center gap-1 font-medium text-warning">
      <TriangleAlert aria-hidden className="size-3.5" /> Taken
      {suggestion && (
        <>
          , try
          <button type="button" onClick={() => onTake(suggestion)} className="font-mono underline">
            {suggestion}
          </button>
        </>
      )}
    </span>
  );
}
