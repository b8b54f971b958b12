"use client";

import { useMutation } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { useApplyPreferences, usePreferences } from "@/components/layout/preferences-provider";
import { applyTheme, currentTheme, type Theme } from "@/components/layout/theme";
import { TimeZoneChoice } from "@/components/profile/time-zone-choice";
import { Card } from "@/components/ui/card";
import { RadioGroup } from "@/components/ui/radio-group";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import { profileMutations } from "@/lib/profile/queries";

const themes = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies readonly { value: Theme; label: string }[];

const densities = [
  { value: "comfortable", label: "Comfortable", hint: "Rows of 44 px." },
  { value: "compact", label: "Compact", hint: "Rows of 36 px. Forms do not change." },
] as const;

/** How one wants to see one's own pages. Each choice acts at once. */
export function PreferencesCard({ slug }: { readonly slug: string }) {
  const own = usePreferences();
  const apply = useApplyPreferences();
  const toast = useToast();
  const mutation = useMutation({
    mutationFn: profileMutations.savePreferences(slug),
    onMutate: (input) => {
      apply({ ...own, ...input });
      return own;
    },
    onSuccess: apply,
    onError: (error, _input, before) => {
      if (before) apply(before);
      toast("error", error.message);
    },
  });
  return (
    <Card title="Preferences">
      <div className="flex flex-col gap-5">
        <ThemeChoice />
        <RadioGroup
          id="density"
          legend="Density of tables"
          value={own.density}
          options={densities}
          onChange={(density) => mutation.mutate({ density })}
        />
        <div>
          <Switch
            id="single-keys"
            label="Single-key shortcuts"
            checked={own.singleKeys}
            onChange={(singleKeys) => mutation.mutate({ singleKeys })}
          />
          <p className="text-muted text-xs">Such as / and g u. Press ? for the list. Ctrl K works either way.</p>
        </div>
        <TimeZoneChoice timeZone={own.timeZone} onChange={(timeZone) => mutation.mutate({ timeZone })} />
      </div>
    </Card>
  );
}

/** Of this browser: it stands in a cookie, so that every page comes in it at once. */
function ThemeChoice() {
  const [chosen, setChosen] = useState<Theme | null>(null);
  const stored = useSyncExternalStore(
    () => () => undefined,
    currentTheme,
    () => "system" as const,
  );
  return (
    <RadioGroup
      id="theme"
      legend="Theme in this browser"
      value={chosen ?? stored}
      options={themes}
      onChange={(theme) => {
        setChosen(theme);
        applyTheme(theme);
      }}
    />
  );
}
