"use client";

import { Drama, Ellipsis, ListChecks, Send } from "lucide-react";
import { useTranslations } from "next-intl";
import { useGo } from "@/components/layout/leave-guard";
import { useMay } from "@/components/layout/viewer-provider";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { ConnectorDto } from "@/lib/connectors/schemas";

/** What is done to a connector now and then. */
export function ConnectorMenu({ slug, connector }: { readonly slug: string; readonly connector: ConnectorDto }) {
  const t = useTranslations("connectors");
  const go = useGo();
  const base = `/o/${slug}/integrations/${connector.id}`;
  if (!useMay("connector:update")) return null;
  return (
    <Menu
      trigger={
        <IconButton label={t("menu.more")}>
          <Ellipsis aria-hidden />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => go(`${base}/setup`)}>
        <ListChecks aria-hidden />
        {t("continueSetUp")}
      </MenuItem>
      <MenuItem onSelect={() => go(`${base}#rehearsal`)}>
        <Drama aria-hidden />
        {t("menu.rehearsal")}
      </MenuItem>
      <MenuItem onSelect={() => go(`${base}/settings#setup-links`)}>
        <Send aria-hidden />
        {t("menu.setupLink")}
      </MenuItem>
    </Menu>
  );
}
