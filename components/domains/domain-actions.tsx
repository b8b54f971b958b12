"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DeleteDomain } from "@/components/domains/delete-domain";
import { useCheckDomain } from "@/components/domains/use-check-domain";
import { useMay } from "@/components/layout/viewer-provider";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import type { DomainItem } from "@/lib/domains/schemas";

interface DomainActionsProps {
  readonly slug: string;
  readonly domain: DomainItem;
}

export function DomainActions({ slug, domain }: DomainActionsProps) {
  const t = useTranslations("domains");
  const [deleting, setDeleting] = useState(false);
  const toast = useToast();
  const { check } = useCheckDomain(slug, ({ answer, shownName, reason }) =>
    answer === "found" ? toast("done", t("isVerified", { name: shownName })) : toast("error", reason ?? t("dnsSilent")),
  );
  const mayCheck = useMay("domain:update");
  const mayDelete = useMay("domain:delete");
  if (!mayCheck && !mayDelete) return null;
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("actionsFor", { name: domain.shownName })} className="relative">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {mayCheck && <MenuItem onSelect={() => check(domain.id)}>{t("checkNow")}</MenuItem>}
        {mayDelete && <MenuItem onSelect={() => setDeleting(true)}>{t("delete.item")}</MenuItem>}
      </Menu>
      <DeleteDomain slug={slug} domain={domain} open={deleting} onClose={() => setDeleting(false)} />
    </>
  );
}
