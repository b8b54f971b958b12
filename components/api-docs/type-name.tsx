interface TypeNameProps {
  readonly type: string;
  /** The object below that it names. */
  readonly object: string | null;
}

/** A type in words, with a link to the object that it names. */
export function TypeName({ type, object }: TypeNameProps) {
  if (object === null) return <span className="break-words">{type}</span>;
  const [before = "", after = ""] = type.split(object, 2);
  return (
    <span>
      {before}
      <a href={`#object-${object}`} className="text-accent-text underline">
        {object}
      </a>
      {after}
    </span>
  );
}
