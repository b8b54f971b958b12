import { Fragment } from "react";

/** Keys as they stand on the keyboard: “Ctrl K”, “g then u”. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="inline-flex items-center gap-1 text-muted text-xs">
      {keys.map((key, place) => (
        <Fragment key={key + String(place)}>
          {place > 0 && <span className="sr-only">{keys[0] === "g" ? " then " : " "}</span>}
          <kbd className="min-w-5 rounded-badge border border-border bg-sunken px-1.5 text-center font-sans">{key}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
