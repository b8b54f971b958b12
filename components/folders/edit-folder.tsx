"use client";

import { useForm, useWatch } from "react-hook-form";
import { folderInputs } from "@/components/folders/folder-inputs";
import { SaveButtons } from "@/components/folders/save-buttons";
import { useFolderUpdate } from "@/components/folders/use-folder-update";
import { Dialog } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import type { FolderDetail } from "@/lib/folders/schemas";
import { countOf } from "@/lib/utils/format";

interface EditFolderProps {
  readonly slug: string;
  readonly folder: FolderDetail;
  readonly onClose: () => void;
}

export function EditFolder(props: EditFolderProps & { readonly open: boolean }) {
  return (
    <Dialog open={props.open} onOpenChange={props.onClose} title="Edit name and external id">
      <EditForm {...props} />
    </Dialog>
  );
}

function EditForm({ slug, folder, onClose }: EditFolderProps) {
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
        label="Name"
        autoComplete="off"
        hint={loss(folder.asked.byName, "name", name.trim().toLowerCase() !== folder.name.toLowerCase())}
        error={errors.name?.message ?? refusal("name")}
        {...form.register("name")}
      />
      <TextField
        id="folder-external-id"
        label="External id (optional)"
        autoComplete="off"
        spellCheck={false}
        hint={loss(folder.asked.byExternalId, "external id", externalId.trim() !== (folder.externalId ?? ""))}
        error={errors.externalId?.message ?? refusal("externalId")}
        {...form.register("externalId")}
      />
      <SaveButtons
        update={update}
        save="Save names"
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
function loss(people: number, word: string, changes: boolean): string | undefined {
  if (people === 0) return undefined;
  const who = countOf(people, "person", "people");
  if (!changes) return `Entra uses this ${word} for ${who}.`;
  return `Entra uses the old ${word} for ${who}. They lose the folder until Entra sends the new one.`;
}
