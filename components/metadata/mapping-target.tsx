import { CopyButton } from "@/components/ui/copy-field";
import { metadataUrn } from "@/lib/metadata/schemas";

/** What Entra's attribute mapping names as the target, to copy. */
export function MappingTarget({ name }: { readonly name: string }) {
  const target = `${metadataUrn}:${name}`;
  return (
    <span className="relative flex min-w-0 items-center gap-1">
      <code
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard, too
        tabIndex={0}
        className="min-w-0 overflow-x-auto whitespace-nowrap rounded-control border border-border bg-sunken px-2 py-1 font-mono text-mono max-sm:flex-1 sm:max-w-56 xl:max-w-72 2xl:max-w-none"
      >
        {target}
      </code>
      <CopyButton compact value={target} what={`mapping target of ${name}`} />
    </span>
  );
}
