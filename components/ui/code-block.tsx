import { CopyButton } from "@/components/ui/copy-field";

/** Code scrolls inside its own box. */
export function CodeBlock({ code, what }: { readonly code: string; readonly what: string }) {
  return (
    <div className="relative rounded-card border border-border bg-sunken">
      <div className="flex items-center justify-between gap-2 border-border border-b py-1.5 pr-1.5 pl-3">
        <span className="text-muted text-xs">{what}</span>
        <CopyButton compact value={code} what={what} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard */}
      <pre tabIndex={0} className="max-h-[32rem] overflow-auto p-3 font-mono text-mono">
        {code}
      </pre>
    </div>
  );
}
