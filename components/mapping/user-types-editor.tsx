"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button, IconButton } from "@/components/ui/button";
import { describedBy, Field, inputClass } from "@/components/ui/field";

interface UserTypesEditorProps {
  readonly userTypes: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (userTypes: readonly string[]) => void;
}

/** The organization's user types, as Entra must spell them. */
export function UserTypesEditor({ userTypes, error, onChange }: UserTypesEditorProps) {
  const t = useTranslations("mapping.userTypes");
  const common = useTranslations("common");
  const [text, setText] = useState("");
  const [twice, setTwice] = useState<string | null>(null);
  const name = text.trim();

  function add(): void {
    if (name === "") return;
    if (userTypes.includes(name)) {
      setTwice(name);
      return;
    }
    onChange([...userTypes, name]);
    setText("");
  }

  return (
    <div>
      <p id="user-types-title" className="font-medium">
        {t("title")}
      </p>
      <ul aria-labelledby="user-types-title" className="mt-1.5 flex flex-wrap gap-2">
        {userTypes.map((userType) => (
          <li
            key={userType}
            className="flex max-w-full items-center rounded-control border border-border bg-sunken pl-2.5 font-mono text-mono"
          >
            <bdi className="truncate whitespace-pre">{userType}</bdi>
            <IconButton
              label={t("remove", { userType })}
              onClick={() => onChange(userTypes.filter((other) => other !== userType))}
            >
              <X aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-2 max-w-sm">
        <Field
          id="new-user-type"
          label={t("another")}
          error={twice === null ? error : t("twice", { userType: twice })}
          hint={t("hint")}
        >
          <div className="flex gap-2">
            <input
              id="new-user-type"
              value={text}
              maxLength={100}
              autoComplete="off"
              onChange={(event) => {
                setText(event.target.value);
                setTwice(null);
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter") return;
                // Enter would save the form, without what stands here.
                event.preventDefault();
                add();
              }}
              aria-invalid={twice === null && error === undefined ? undefined : true}
              aria-describedby={describedBy("new-user-type")}
              className={inputClass}
            />
            <Button onClick={add}>
              <Plus aria-hidden />
              {common("add")}
            </Button>
          </div>
        </Field>
      </div>
    </div>
  );
}
