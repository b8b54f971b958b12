"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { useApplyPreferences, usePreferences } from "@/components/layout/preferences-provider";
import { applyTheme, currentTheme, type Theme } from "@/components/layout/theme";
import { TimeZoneChoice } from "@/components/profile/time-zone-choice";
import { Card } from "@/components/ui/card";
import { RadioGroup } from "@/components/ui/radio-group";
import { Switch } from "@/components/ui/switch";
import { useToast } from "@/components/ui/toast";
import { profileMutations } from "@/lib/profile/queries";

const themes = ["system", "light", "dark"] as const satisfies readonly Theme[];
const densities = ["comfortable", "compact"] as const;

/** How one wants to see one's own pages. Each choice acts at once. */
export function PreferencesCard({ slug }: { readonly slug: string }) {
  const t = useTranslations("profile.preferences");
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
    <Card title={t("title")}>
      <div className="flex flex-col gap-5">
        <ThemeChoice />
        <RadioGroup
          id="density"
          legend={t("density")}
          value={own.density}
          options={densities.map((value) => ({
            value,
            label: t(`densities.${value}`),
            hint: t(`densityHints.${value}`),
          }))}
          onChange={(density) => mutation.mutate({ density })}
        />
        <div>
          <Switch
            id="single-keys"
            label={t("singleKeys")}
            checked={own.singleKeys}
            onChange={(singleKeys) => mutation.mutate({ singleKeys })}
          />
          <p className="text-muted text-xs">{t("singleKeysHint")}</p>
        </div>
        <TimeZoneChoice timeZone={own.timeZone} onChange={(timeZone) => mutation.mutate({ timeZone })} />
      </div>
    </Card>
  );
}

/** Of this browser: it stands in a cookie, so that every page comes in it at once. */
function ThemeChoice() {
  const t = useTranslations("profile.preferences");
  const [chosen, setChosen] = useState<Theme | null>(null);
  const stored = useSyncExternalStore(
    () => () => undefined,
    currentTheme,
    () => "system" as const,
  );
  return (
    <RadioGroup
      id="theme"
      legend={t("theme")}
      value={chosen ?? stored}
      options={themes.map((value) => ({ value, label: t(`themes.${value}`) }))}
      onChange={(theme) => {
        setChosen(theme);
        applyTheme(theme);
      }}
    />
  );
}
