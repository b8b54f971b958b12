"use client";

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
  const { draft, change, errorOf } = edit;
  function changeTypes(userTypes: readonly string[]): void {
    const keepsDefault = draft.defaultUserType === null || userTypes.includes(draft.defaultUserType);
    change({ userTypes, ...(keepsDefault ? {} : { defaultUserType: null }) });
  }
  return (
    <fieldset>
      <legend className="sr-only">Licence rule</legend>
      <CheckRow
        id="licence-rule"
        label={<b className="font-medium">Licence rule: take only these user types</b>}
        hint="Off: any text that Entra sends as userType is kept, and means nothing."
        checked={draft.licenceRule}
        onChange={(licenceRule) => change({ licenceRule })}
      />
      {draft.licenceRule && (
        <div className="mt-3 flex flex-col gap-5 sm:pl-6">
          <UserTypesEditor userTypes={draft.userTypes} error={errorOf("userTypes")} onChange={changeTypes} />
          <Field
            id="default-user-type"
            label="Default user type"
            error={errorOf("defaultUserType")}
            hint="For people whom Entra sends without one."
          >
            <Select
              id="default-user-type"
              value={draft.defaultUserType ?? noDefault}
              options={[
                { value: noDefault, label: "No default: refuse them" },
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
