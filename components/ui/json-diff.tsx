import { useTranslations } from "next-intl";
import { type DiffLine, lineDiff } from "@/components/ui/line-diff";
import { cn } from "@/lib/utils/cn";

const context = 2;

interface JsonDiffProps {
  readonly before: unknown;
  readonly after: unknown;
}

/** Line diff of two JSON values with + and − signs; long unchanged stretches are folded. */
export function JsonDiff({ before, after }: JsonDiffProps) {
  const t = useTranslations("ui.diff");
  const blocks = fold(lineDiff(toLines(before), toLines(after)));
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-card border border-border bg-sunken py-2 font-mono text-mono"
    >
      {blocks.map((block) =>
        block.folded ? (
          <details key={block.key} className="text-muted">
            <summary className="px-3 py-0.5 text-xs">{t("unchanged", { count: block.lines.length })}</summary>
            <Lines lines={block.lines} />
          </details>
        ) : (
          <Lines key={block.key} lines={block.lines} />
        ),
      )}
    </pre>
  );
}

function Lines({ lines }: { readonly lines: readonly DiffLine[] }) {
  const t = useTranslations("ui.diff");
  return lines.map((line, index) => (
    <div
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of one diff never move
      key={index}
      className={cn(
        "flex w-max min-w-full gap-2 px-3",
        line.sign === "+" && "bg-success-subtle text-success",
        line.sign === "−" && "bg-danger-subtle text-danger",
      )}
    >
      <span aria-hidden className="select-none">
        {line.sign}
      </span>
      {line.sign !== " " && <span className="sr-only">{t(line.sign === "+" ? "added" : "removed")}</span>}
      <span className="whitespace-pre">{line.text}</span>
    </div>
  ));
}

function toLines(value: unknown): string[] {
  return value === null || value === undefined ? [] : JSON.stringify(value, null, 2).split("\n");
}

interface Block {
  readonly key: number;
  readonly folded: boolean;
  readonly lines: readonly DiffLine[];
}

/** Keeps two unchanged lines around each change and folds the rest, when there are more than three. */
function fold(lines: readonly DiffLine[]): Block[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some((line) => line.sign !== " "),
  );
  const blocks: { key: number; folded: boolean; lines: DiffLine[] }[] = [];
  lines.forEach((line, index) => {
    const folded = !near[index];
    const last = blocks.at(-1);
    if (last && last.folded === folded) last.lines.push(line);
    else blocks.push({ key: index, folded, lines: [line] });
  });
  return blocks.map((block) => (block.folded && block.lines.length < 4 ? { ...block, folded: false } : block));
}
