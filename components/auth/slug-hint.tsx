"use client";

import { useQuery } from "@tanstack/react-query";
import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDebounced } from "@/components/auth/use-debounced";
import { organizationQueries } from "@/lib/organizations/queries";
import { Slug } from "@/lib/organizations/schemas";

interface SlugHintProps {
  readonly slug: string;
  readonly onTake: (slug: string) => void;
}

/** “Free”, or “Taken, try contoso-hq” as a button. */
export function SlugHint({ slug, onTake }: SlugHintProps) {
  const t = useTranslations("auth.slug");
  const rested = useDebounced(slug, 250);
  const { data } = useQuery({ ...organizationQueries.slug(rested), enabled: Slug.safeParse(rested).success });
  if (slug === "") return <span>{t("hint")}</span>;
  if (!data || rested !== slug) return <span aria-live="polite">&nbsp;</span>;
  const { available, suggestion } = data;
  if (available) {
    return (
      <span aria-live="polite" className="inline-flex items-center gap-1 font-medium text-success">
        <Check aria-hidden className="size-3.5" /> {t("free")}
      </span>
    );
  }
  return (
    <span aria-live="polite" className="inline-flex flex-wrap items-center gap-1 font-medium text-warning">
      <TriangleAlert aria-hidden className="size-3.5" />{" "}
      {suggestion === null
        ? t("taken")
        : t.rich("takenTry", {
            slug: suggestion,
            take: (words) => (
              <button type="button" onClick={() => onTake(suggestion)} className="font-mono underline">
                {words}
              </button>
            ),
          })}
    </span>
  );
}
