"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { z } from "zod";
import { Button, IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { Tooltip } from "@/components/ui/tooltip";
import { connectorMutations, connectorQueries } from "@/lib/connectors/queries";
import { type ConnectorDto, UpdateConnector } from "@/lib/connectors/schemas";

interface RenameConnectorProps {
  readonly slug: string;
  readonly connector: ConnectorDto;
}

export function RenameConnector({ slug, connector }: RenameConnectorProps) {
  const t = useTranslations("connectors.rename");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Tooltip text={t("title")}>
        <IconButton label={t("title")} onClick={() => setOpen(true)}>
          <Pencil aria-hidden />
        </IconButton>
      </Tooltip>
      <Dialog open={open} onOpenChange={setOpen} title={t("title")}>
        <RenameForm slug={slug} connector={connector} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

const RenameInput = z.object({ name: UpdateConnector.shape.name.unwrap() });

function RenameForm({ slug, connector, onDone }: RenameConnectorProps & { readonly onDone: () => void }) {
  const t = useTranslations("connectors");
  const common = useTranslations("common");
  const form = useForm({ resolver: zodResolver(RenameInput), defaultValues: { name: connector.name } });
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: connectorMutations.update(slug, connector.id),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: connectorQueries.all(slug) });
      onDone();
    },
    onError: (error) => form.setError("name", { message: error.message }),
  });
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((input) => mutation.mutate(input))(event)}
      className="flex flex-col gap-4"
    >
      <TextField
        id="connector-name"
        label={common("name")}
        hint={t("settings.nameHint")}
        error={form.formState.errors.name?.message}
        {...form.register("name")}
      />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t("rename.keep")}</Button>
        <Button type="submit" variant="primary" busy={mutation.isPending}>
          {mutation.isPending ? common("saving") : t("rename.save")}
        </Button>
      </div>
    </form>
  );
}
