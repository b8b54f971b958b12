"use client";

import { ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "@/components/layout/viewer-provider";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { BulkDialog } from "@/components/users/bulk-dialog";
import type { BulkActKind, BulkTarget } from "@/components/users/use-bulk-run";

interface BulkActionsProps {
  readonly slug: string;
  readonly userTypes: readonly string[];
  readonly target: BulkTarget;
  /** Everybody was dealt with. */
  readonly onDone: () => void;
}

/** What can be done to many people at once. */
export function BulkActions({ slug, userTypes, target, onDone }: BulkActionsProps) {
  const t = useTranslations("users.bulk");
  const [kind, setKind] = useState<BulkActKind | null>(null);
  const mayUsers = useMay("user:update");
  const mayFolders = useMay("folder:update");
  return (
    <>
      <Menu
        trigger={
          <Button>
            {t("change")}
            <ChevronUp aria-hidden />
          </Button>
        }
      >
        {mayUsers && (
          <>
            <MenuItem onSelect={() => setKind("setUserType")}>{t("items.setUserType")}</MenuItem>
            <MenuItem onSelect={() => setKind("setAccessRole")}>{t("items.setAccessRole")}</MenuItem>
            <MenuItem onSelect={() => setKind("setLoginMethod")}>{t("items.setLoginMethod")}</MenuItem>
            <MenuItem onSelect={() => setKind("invite")}>{t("items.invite")}</MenuItem>
          </>
        )}
        {mayFolders && <MenuItem onSelect={() => setKind("addToFolder")}>{t("items.addToFolder")}</MenuItem>}
        {mayUsers && (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setKind("activate")}>{t("items.activate")}</MenuItem>
            <MenuItem onSelect={() => setKind("deactivate")}>{t("items.deactivate")}</MenuItem>
            <MenuItem onSelect={() => setKind("delete")}>{t("items.delete")}</MenuItem>
          </>
        )}
      </Menu>
      {kind && (
        <BulkDialog
          slug={slug}
          userTypes={userTypes}
          kind={kind}
          target={target}
          onClose={(finished) => {
            setKind(null);
            if (finished) onDone();
          }}
        />
      )}
    </>
  );
}
