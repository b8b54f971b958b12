"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { TimeZoneProvider } from "@/components/ui/time-zone";
import type { Preferences } from "@/lib/profile/schemas";

const defaults: Preferences = { density: "comfortable", singleKeys: true, timeZone: null };

const PreferencesContext = createContext<Preferences>(defaults);
const ApplyContext = createContext<(preferences: Preferences) => void>(() => undefined);

interface PreferencesProviderProps {
  /** As the server read them for this page, so nothing changes after the first paint. */
  readonly preferences: Preferences;
  readonly children: ReactNode;
}

export function PreferencesProvider({ preferences, children }: PreferencesProviderProps) {
  const [own, setOwn] = useState(preferences);
  return (
    <ApplyContext value={setOwn}>
      <PreferencesContext value={own}>
        <TimeZoneProvider timeZone={own.timeZone}>
          {/* Rows of tables follow; forms and dialogs do not (SCREENS §1.4). */}
          <div data-density={own.density} className="contents">
            {children}
          </div>
        </TimeZoneProvider>
      </PreferencesContext>
    </ApplyContext>
  );
}

export function usePreferences(): Preferences {
  return useContext(PreferencesContext);
}

/** Shows what was saved at once. */
export function useApplyPreferences(): (preferences: Preferences) => void {
  return useContext(ApplyContext);
}
