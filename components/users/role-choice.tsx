"use client";

import { useViewer } from "@/components/layout/viewer-provider";
import { RadioGroup } from "@/components/ui/radio-group";
import { type AccessRole, givableRoles } from "@/components/users/access-roles";

interface RoleChoiceProps {
  readonly id: string;
  readonly legend: string;
  readonly value: AccessRole | null;
  readonly onChange: (role: AccessRole | null) => void;
}

/** The access roles with what each can do; those above one's own are absent. */
export function RoleChoice({ id, legend, value, onChange }: RoleChoiceProps) {
  const { accessRole } = useViewer();
  const choices = givableRoles(accessRole);
  return (
    <RadioGroup
      id={id}
      legend={legend}
      value={value ?? "None"}
      options={choices.map(({ name, hint }) => ({ value: name, label: name, hint: capitalize(hint) }))}
      onChange={(name) => onChange(choices.find((choice) => choice.name === name)?.role ?? null)}
    />
  );
}

function capitalize(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
