"use client";

import { useTranslations } from "next-intl";
import type { SettingsEdit } from "@/components/connectors/use-settings-edit";
import { CheckRow } from "@/components/mapping/check-row";
import type { MappingDraft } from "@/components/mapping/mapping-draft";
import { UserTypesEditor } from "@/components/mapping/user-types-editor";
import { describedBy, Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

/** User types are trimmed, so none of them is a space. */
const noDefault = " ";

/** User types are judged only with the rule on; without it any text is kept as sent. */
export function LicenceRule({ edit }: { readonly edit: SettingsEdit<MappingDraft> }) {
  const t = useTranslations("mapping.licence");
  const { draft, change, errorOf } = edit;
  function changeTypes(userTypes: readonly string[]): void {
    const keepsDefault = draft.defaultUserType === null || userTypes.includes(draft.defaultUserType);
    change({ userTypes, ...(keepsDefault ? {} : { defaultUserType: null }) });
  }
  return (
    <fieldset>
      <legend className="sr-only">{t("title")}</legend>
      <CheckRow
        id="licence-rule"
        label={<b className="font-medium">{t("rule")}</b>}
        hint={t("hint")}
        checked={draft.licenceRule}
        onChange={(licenceRule) => change({ licenceRule })}
      />
      {draft.licenceRule && (
        <div className="mt-3 flex flex-col gap-5 sm:pl-6">
          <UserTypesEditor userTypes={draft.userTypes} error={errorOf("userTypes")} onChange={changeTypes} />
          <Field
            id="default-user-type"
            label={t("defaultType")}
            error={errorOf("defaultUserType")}
            hint={t("defaultTypeHint")}
          >
            <Select
              id="default-user-type"
              value={draft.defaultUserType ?? noDefault}
              options={[
                { value: noDefault, label: t("noDefault") },
                ...draft.userTypes.map((userType) => ({ value: userType, label: userType })),
              ]}
              onChange={(chosen) => change({ defaultUserType: chosen === noDefault ? null : chosen })}
              describedBy={describedBy("default-user-type")}
              className="max-w-sm"
            />
          </Field>
        </div>
      )}
    </fieldset>
  );
}
