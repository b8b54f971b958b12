"use client";

import { useMutation } from "@tanstack/react-query";
import { Building2, Check, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Callout } from "@/components/ui/callout";
import { SearchField } from "@/components/ui/search-field";
import { timeOf } from "@/components/ui/time-tags";
import { choiceMutations } from "@/lib/organization-choice/queries";
import type { OrganizationChoice } from "@/lib/organization-choice/schemas";

/** From so many on there is a search. */
const searchFrom = 8;

/** The organizations of whoever is signed in, last used first (SCREENS §3.1). */
export function OrganizationChoiceList({ choices }: { readonly choices: readonly OrganizationChoice[] }) {
  const t = useTranslations("organizationChoice");
  const [search, setSearch] = useState("");
  const change = useChangeOrganization();
  const wanted = search.trim().toLowerCase();
  const shown = choices.filter(({ name, slug }) => `${name} ${slug}`.toLowerCase().includes(wanted));
  return (
    <div className="flex flex-col gap-3">
      {choices.length >= searchFrom && (
        <SearchField label={t("search")} placeholder={t("searchHint")} value={search} onChange={setSearch} />
      )}
      {change.error && <Callout kind="danger">{change.error.message}</Callout>}
      {shown.length === 0 && <p className="text-muted">{t("nothing", { search })}</p>}
      <ul aria-label={t("list")} className="-mx-2 flex flex-col gap-1">
        {shown.map((choice) => (
          <li key={choice.organizationId}>
            <Way choice={choice} busy={change.isPending} onChange={change.mutate}>
              <Facts choice={choice} />
            </Way>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Loads the other organization afresh: nothing of the one before may stay in memory. */
export function useChangeOrganization() {
  return useMutation({
    mutationFn: choiceMutations.change,
    onSuccess: ({ url }) => window.location.assign(url),
  });
}

interface WayProps {
  readonly choice: OrganizationChoice;
  readonly busy: boolean;
  readonly onChange: (organizationId: string) => void;
  readonly children: ReactNode;
}

const row =
  "flex w-full min-h-11 items-center gap-3 rounded-control px-2 py-2.5 text-left hover:bg-hover disabled:opacity-60";

function Way({ choice, busy, onChange, children }: WayProps) {
  const { href, organizationId } = choice;
  if (href === null) {
    return (
      <button type="button" disabled={busy} onClick={() => onChange(organizationId)} className={row}>
        {children}
      </button>
    );
  }
  // A page of another organization, or Microsoft's: never one that the router has kept.
  return (
    <a href={href} className={row}>
      {children}
    </a>
  );
}

function Facts({ choice }: { readonly choice: OrganizationChoice }) {
  const t = useTranslations("organizationChoice");
  const { name, slug, accessRole, current, asks, lastUsedAt } = choice;
  const Mark = current ? Check : ChevronRight;
  return (
    <>
      <Building2 aria-hidden className="size-5 shrink-0 text-muted" />
      <span className="min-w-0 flex-1">
        <bdi className="block font-medium [overflow-wrap:anywhere]">{name}</bdi>
        <span className="block text-muted text-xs [overflow-wrap:anywhere]">
          {t.rich(current ? "factsHere" : lastUsedAt ? "factsUsed" : "facts", {
            slug,
            role: accessRole,
            time: timeOf(lastUsedAt),
          })}
        </span>
        {asks && <span className="block text-info text-xs">{t(`asks.${asks}`)}</span>}
      </span>
      <Mark aria-hidden className="size-4 shrink-0 text-muted" />
    </>
  );
}
