import { anchorOf } from "@/components/api-docs/anchor-of";

/** The chapters, beside the page where there is room and above it where there is none. */
export function ChaptersNav({ chapters }: { readonly chapters: readonly string[] }) {
  return (
    <nav aria-label="Chapters" className="lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto">
      <ul className="flex flex-wrap gap-x-4 gap-y-1 lg:flex-col lg:gap-x-0">
        {chapters.map((name) => (
          <li key={name}>
            <a
              href={`#${anchorOf(name)}`}
              className="inline-flex min-h-8 touch:min-h-11 items-center text-muted underline-offset-2 hover:text-text hover:underline"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
