import { useTranslations } from "next-intl";
import { Fragment } from "react";

/** Keys that another language may call otherwise. */
const named = ["ctrl", "enter", "esc"] as const;

/** Keys as they stand on the keyboard: “Ctrl K”, “g then u”. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  const t = useTranslations("ui.keys");
  return (
    <span className="inline-flex items-center gap-1 text-muted text-xs">
      {keys.map((key, place) => (
        <Fragment key={key + String(place)}>
          {place > 0 && <span className="sr-only">{keys[0] === "g" ? ` ${t("sequence")} ` : " "}</span>}
          <kbd className="min-w-5 rounded-badge border border-border bg-sunken px-1.5 text-center font-sans">
            {isNamed(key) ? t(key) : key}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}

function isNamed(key: string): key is (typeof named)[number] {
  return named.some((name) => name === key);
}
