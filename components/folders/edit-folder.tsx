"use client";

import { useTranslations } from "next-intl";
import { useForm, useWatch } from "react-hook-form";
import { folderInputs } from "@/components/folders/folder-inputs";
import { SaveButtons } from "@/components/folders/save-buttons";
import { useFolderUpdate } from "@/components/folders/use-folder-update";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import type { Translate } from "@/i18n/translate";
import type { FolderDetail } from "@/lib/folders/schemas";

interface EditFolderProps {
  readonly slug: string;
  readonly folder: FolderDetail;
  readonly onClose: () => void;
}

export function EditFolder(props: EditFolderProps & { readonly open: boolean }) {
  const t = useTranslations("folders.edit");
  return (
    <Dialog open={props.open} onOpenChange={props.onClose} title={t("title")}>
      <EditForm {...props} />
    </Dialog>
  );
}

function EditForm({ slug, folder, onClose }: EditFolderProps) {
  const t = useTranslations("folders");
  const common = useTranslations("common");
  const update = useFolderUpdate(slug, folder, onClose);
  const shown = { name: folder.name, externalId: folder.externalId ?? "" };
  const form = useForm({ mode: "onTouched", resolver: folderInputs, defaultValues: shown });
  const [name, externalId] = useWatch({ control: form.control, name: ["name", "externalId"] });
  const refusal = (field: string) => update.fields.find((one) => one.field === field)?.message;
  const { errors } = form.formState;
  return (
    <form
      noValidate
      onSubmit={(event) => void form.handleSubmit((names) => update.save(names))(event)}
      className="flex flex-col gap-4"
    >
      <TextField
        id="folder-name"
        label={common("name")}
        autoComplete="off"
        hint={loss(t, folder.asked.byName, "name", name.trim().toLowerCase() !== folder.name.toLowerCase())}
        error={errors.name?.message ?? refusal("name")}
        {...form.register("name")}
      />
      <TextField
        id="folder-external-id"
        label={t("externalIdOptional")}
        autoComplete="off"
        spellCheck={false}
        hint={loss(t, folder.asked.byExternalId, "externalId", externalId.trim() !== (folder.externalId ?? ""))}
        error={errors.externalId?.message ?? refusal("externalId")}
        {...form.register("externalId")}
      />
      <SaveButtons
        update={update}
        save={t("edit.save")}
        onCancel={onClose}
        onTakeTheirs={() => {
          form.reset(shown);
          update.takeTheirs();
        }}
      />
    </form>
  );
}

/** Access that SCIM gives follows the words that Entra uses. */
function loss(
  t: Translate<"folders">,
  people: number,
  word: "name" | "externalId",
  changes: boolean,
): string | undefined {
  return people === 0 ? undefined : t(changes ? "edit.usesOld" : "edit.uses", { word, people });
}
