/** Two seats and the usher's arm between them: a U that shows the way. */
export function Logo({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M10 8v8.5a6 6 0 0 0 12 0V8"
        fill="none"
        strokeWidth="3.5"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
      <circle cx="16" cy="8.5" r="2.25" className="fill-on-accent" />
    </svg>
  );
}
