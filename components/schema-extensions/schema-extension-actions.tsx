"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { EditSchemaExtension } from "@/components/schema-extensions/edit-schema-extension";
import { IconButton } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { schemaExtensionMutations, schemaExtensionQueries } from "@/lib/schema-extensions/queries";
import type { SchemaExtensionItem } from "@/lib/schema-extensions/schemas";
import { userQueries } from "@/lib/users/queries";

interface SchemaExtensionActionsProps {
  readonly slug: string;
  readonly item: SchemaExtensionItem;
}

export function SchemaExtensionActions({ slug, item }: SchemaExtensionActionsProps) {
  const t = useTranslations("schemaExtensions");
  const [open, setOpen] = useState<"edit" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("actionsFor", { name: item.name })}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen("edit")}>{t("edit.item")}</MenuItem>
        <MenuItem onSelect={() => setOpen("delete")}>{t("delete.item")}</MenuItem>
      </Menu>
      <EditSchemaExtension slug={slug} item={item} open={open === "edit"} onClose={close} />
      <DeleteSchemaExtension slug={slug} item={item} open={open === "delete"} onClose={close} />
    </>
  );
}

interface DeleteProps extends SchemaExtensionActionsProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function DeleteSchemaExtension({ slug, item, open, onClose }: DeleteProps) {
  const t = useTranslations("schemaExtensions.delete");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const toast = useToast();
  async function remove(): Promise<void> {
    const { users } = await schemaExtensionMutations.remove(slug)(item.id);
    toast("done", t("done", { name: item.name, count: users }));
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: schemaExtensionQueries.all(slug) }),
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
    ]);
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={t("title", { name: item.name })}
      name={item.name}
      act={t("act")}
      confirm={t("confirm")}
      busyText={common("deleting")}
      cancel={t("keep")}
      onConfirm={remove}
    >
      <p>
        {item.users === 0
          ? t("nobody")
          : t.rich("people", {
              count: item.users,
              b: (words) => <b className="font-semibold text-text">{words}</b>,
            })}
      </p>
      <p>
        {t.rich("fromEntra", {
          urn: item.urn,
          code: (words) => <code className="break-all font-mono text-mono">{words}</code>,
        })}
      </p>
    </ConfirmByName>
  );
}
