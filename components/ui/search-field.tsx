"use client";

import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { IconButton } from "@/components/ui/button";
import { inputClass } from "@/components/ui/field";
import { cn } from "@/lib/utils/cn";

interface SearchFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

const debounceMs = 250;

/** Esc empties it; below `/o/{slug}` “/” focuses it, by its `aria-keyshortcuts`; the list follows 250 ms after the last key. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps) {
  const t = useTranslations("ui.search");
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (seen !== value) {
    // The address changed elsewhere: Back, or “Clear filters”.
    setSeen(value);
    if (value.trim() !== text.trim()) setText(value);
  }

  function change(next: string, wait: number): void {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onChange(next.trim()), wait);
  }

  return (
    <search className="relative w-full sm:max-w-sm">
      <Search aria-hidden className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-muted" />
      <input
        ref={input}
        type="text"
        inputMode="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={placeholder}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => change(event.target.value, debounceMs)}
        onKeyDown={(event) => event.key === "Escape" && change("", 0)}
        className={cn(inputClass, "px-9")}
      />
      {text ? (
        <IconButton
          label={t("clear")}
          className="absolute inset-y-0 right-0 h-full w-9"
          onClick={() => {
            change("", 0);
            input.current?.focus();
          }}
        >
          <X aria-hidden />
        </IconButton>
      ) : (
        <kbd className="pointer-events-none absolute top-1/2 right-2.5 hidden -translate-y-1/2 rounded-badge border border-border bg-sunken px-1.5 font-sans text-muted text-xs lg:block">
          /
        </kbd>
      )}
    </search>
  );
}
