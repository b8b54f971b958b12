interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How far something has come, as a bar and in words. */
export function Progress({ label, done, total }: ProgressProps) {
  const share = total === 0 ? 0 : Math.min(1, done / total);
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="tabular">
        {label}
      </p>
      <progress
        aria-label={label}
        value={share}
        max={1}
        className="h-2 w-full appearance-none overflow-hidden rounded-full bg-neutral-subtle [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-neutral-subtle [&::-webkit-progress-value]:bg-accent [&::-webkit-progress-value]:transition-[width]"
      />
    </div>
  );
}
