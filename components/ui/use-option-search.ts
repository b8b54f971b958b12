import { type ChangeEvent, type KeyboardEvent, useId, useState } from "react";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** A search whose results stand below it. */
export interface OptionSearch {
  /** What is typed. The list follows it; the caller searches. */
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What was found; undefined before the first answer. */
  readonly options: readonly Option[] | undefined;
  /** These are still the options of an earlier query, so Enter takes none of them. */
  readonly pending?: boolean;
}

/** Arrows move through the options while the focus stays in the input, and Enter takes one. */
export function useOptionSearch(search: OptionSearch, onTake: (option: Option) => void) {
  const { options = [], pending = false } = search;
  const id = useId();
  const [at, setAt] = useState(0);
  const active = options[Math.min(at, options.length - 1)];
  const idOf = (option: Option) => `${id}-${option.value}`;

  function onKeyDown(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt(Math.max(0, Math.min(Math.min(at, options.length - 1) + step, options.length - 1)));
    else if (event.key !== "Enter") return;
    else if (active && !pending) onTake(active);
    event.preventDefault();
  }

  return {
    id,
    input: {
      role: "combobox",
      "aria-expanded": true,
      "aria-controls": `${id}-list`,
      "aria-activedescendant": active && idOf(active),
      "aria-autocomplete": "list",
      value: search.query,
      autoComplete: "off",
      spellCheck: false,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        search.onQuery(event.target.value);
        setAt(0);
      },
      onKeyDown,
    },
    list: { id: `${id}-list`, tabIndex: -1, "aria-busy": pending },
    optionProps: (option: Option) => ({
      id: idOf(option),
      option,
      active: option === active,
      onToggle: () => onTake(option),
    }),
  } as const;
}
