"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "@/components/auth/use-debounced";
import { Picker } from "@/components/ui/picker";
import type { Option } from "@/components/ui/use-option-search";
import { userQueries } from "@/lib/users/queries";

interface PeoplePickerProps {
  readonly slug: string;
  readonly chosen: readonly Option[];
  readonly onChange: (chosen: readonly Option[]) => void;
  readonly error?: string | undefined;
}

/** People of the organization; the search is the server's. */
export function PeoplePicker({ slug, chosen, onChange, error }: PeoplePickerProps) {
  const t = useTranslations("users.picker");
  const [query, setQuery] = useState("");
  const q = useDebounced(query.trim(), 250);
  const { data, isPlaceholderData } = useQuery({
    ...userQueries.list(slug, q === "" ? {} : { q }),
    placeholderData: keepPreviousData,
  });
  return (
    <Picker
      label={t("label")}
      placeholder={t("search")}
      query={query}
      onQuery={setQuery}
      options={data?.items.map((user) => ({
        value: user.id,
        label: user.displayName ?? user.userName,
        hint: user.active ? user.userName : t("inactive", { userName: user.userName }),
      }))}
      pending={isPlaceholderData || q !== query.trim()}
      chosen={chosen}
      onChange={onChange}
      nothing={q === "" ? t("noUsers") : t("noMatch", { query: q })}
      error={error}
    />
  );
}
