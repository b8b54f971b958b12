"use client";

import { useQuery } from "@tanstack/react-query";
import { Building2, Check, ChevronsUpDown, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useViewer } from "@/components/layout/viewer-provider";
import { useChangeOrganization } from "@/components/organization-choice/organization-choice-list";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { choiceQueries } from "@/lib/organization-choice/queries";
import type { OrganizationChoice } from "@/lib/organization-choice/schemas";

/** More are on the page /organizations, which has a search. */
const most = 7;

/** Beside the organization's name: the others that one may go to. Asked for when it opens, for few people have several. */
export function OrganizationSwitcher() {
  const t = useTranslations("organizationChoice");
  const [open, setOpen] = useState(false);
  const { organization } = useViewer();
  return (
    <Menu
      onOpenChange={setOpen}
      trigger={
        <button
          type="button"
          aria-label={t("switch", { name: organization.name })}
          className="flex size-8 touch:size-11 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover"
        >
          <ChevronsUpDown aria-hidden className="size-4" />
        </button>
      }
    >
      {open && <Choices />}
    </Menu>
  );
}

function Choices() {
  const t = useTranslations("organizationChoice");
  const { data, error } = useQuery({ ...choiceQueries.list(), staleTime: 0 });
  const toast = useToast();
  const change = useChangeOrganization();
  const select = ({ organizationId, href }: OrganizationChoice) => {
    if (href !== null) window.location.assign(href);
    else change.mutate(organizationId, { onError: (problem) => toast("error", problem.message) });
  };
  if (error) return <MenuLabel>{error.message}</MenuLabel>;
  if (!data) return <MenuLabel>{t("looking")}</MenuLabel>;
  const { items, signUpOpen } = data;
  return (
    <>
      <MenuLabel>{t("list")}</MenuLabel>
      {items.slice(0, most).map((choice) => (
        <MenuItem key={choice.organizationId} onSelect={() => select(choice)}>
          {choice.current ? <Check aria-hidden /> : <Building2 aria-hidden />}
          <span className="min-w-0 flex-1">
            <bdi className="block truncate">{choice.name}</bdi>
            <span className="block truncate text-muted text-xs">
              {choice.slug} · {choice.accessRole}
              {choice.asks && ` · ${t(`asks.${choice.asks}`)}`}
            </span>
          </span>
          {choice.current && <span className="sr-only">{t("youAreHere")}</span>}
        </MenuItem>
      ))}
      {items.length === 1 && <MenuLabel>{t("noOther")}</MenuLabel>}
      {(items.length > most || signUpOpen) && <MenuSeparator />}
      {items.length > most && (
        <MenuItem onSelect={() => window.location.assign("/organizations")}>
          <Building2 aria-hidden />
          {t("all", { count: items.length })}
        </MenuItem>
      )}
      {signUpOpen && (
        <MenuItem onSelect={() => window.location.assign("/sign-up")}>
          <Plus aria-hidden />
          {t("create")}
        </MenuItem>
      )}
    </>
  );
}
