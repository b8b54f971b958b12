"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DescribeKey } from "@/components/metadata/describe-key";
import { IconButton } from "@/components/ui/button";
import { ConfirmByName } from "@/components/ui/confirm-by-name";
import { Menu, MenuItem } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { metadataMutations, metadataQueries } from "@/lib/metadata/queries";
import { type MetadataKeyItem, metadataUrn } from "@/lib/metadata/schemas";
import { userQueries } from "@/lib/users/queries";

interface MetadataKeyActionsProps {
  readonly slug: string;
  readonly item: MetadataKeyItem;
}

export function MetadataKeyActions({ slug, item }: MetadataKeyActionsProps) {
  const t = useTranslations("metadata");
  const [open, setOpen] = useState<"describe" | "delete" | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <IconButton label={t("actionsFor", { key: item.key })} className="relative">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem onSelect={() => setOpen("describe")}>{t("describe.item")}</MenuItem>
        <MenuItem onSelect={() => setOpen("delete")}>{t("delete.item")}</MenuItem>
      </Menu>
      <DescribeKey slug={slug} item={item} open={open === "describe"} onClose={close} />
      <DeleteKey slug={slug} item={item} open={open === "delete"} onClose={close} />
    </>
  );
}

interface DeleteKeyProps extends MetadataKeyActionsProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

function DeleteKey({ slug, item, open, onClose }: DeleteKeyProps) {
  const t = useTranslations("metadata.delete");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const toast = useToast();
  async function remove(): Promise<void> {
    const { users } = await metadataMutations.remove(slug)(item.key);
    toast("done", t("done", { key: item.key, count: users }));
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: metadataQueries.all(slug) }),
      queryClient.invalidateQueries({ queryKey: userQueries.all(slug) }),
    ]);
  }
  return (
    <ConfirmByName
      open={open}
      onOpenChange={onClose}
      title={t("title", { key: item.key })}
      name={item.key}
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
          target: `${metadataUrn}:${item.key}`,
          code: (words) => <code className="break-all font-mono text-mono">{words}</code>,
        })}
      </p>
    </ConfirmByName>
  );
}
