"use client";

import { useTranslations } from "next-intl";
import { useViewer } from "@/components/layout/viewer-provider";
import { RadioGroup } from "@/components/ui/radio-group";
import { givableRoles, useRoleHint } from "@/components/users/access-roles";
import type { AccessRole } from "@/lib/auth/permissions";

interface RoleChoiceProps {
  readonly id: string;
  readonly legend: string;
  readonly value: AccessRole | null;
  readonly onChange: (role: AccessRole | null) => void;
}

const none = "none";

/** The access roles with what each can do; those above one's own are absent. */
export function RoleChoice({ id, legend, value, onChange }: RoleChoiceProps) {
  const t = useTranslations("users");
  const hintOf = useRoleHint();
  const { accessRole } = useViewer();
  const roles = [null, ...givableRoles(accessRole)];
  return (
    <RadioGroup<AccessRole | typeof none>
      id={id}
      legend={legend}
      value={value ?? none}
      options={roles.map((role) => ({
        value: role ?? none,
        label: role ?? t("noRole"),
        hint: capitalize(hintOf(role)),
      }))}
      onChange={(chosen) => onChange(chosen === none ? null : chosen)}
    />
  );
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
