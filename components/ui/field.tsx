import { CircleX } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/lib/utils/cn";

export const inputClass =
  "w-full rounded-control border border-border-strong bg-surface px-3 text-base text-text placeholder:text-muted sm:text-sm " +
  "h-9 touch:h-11 aria-invalid:border-danger disabled:bg-sunken disabled:text-muted";

interface FieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly children: ReactNode;
}

/** Label above, hint or error below; the control inside must carry `aria-describedby={describedBy(id)}`. */
export function Field({ id, label, error, hint, children }: FieldProps) {
  return (
    <div className="flex flex-col">
      <label htmlFor={id} className="mb-1.5 font-medium">
        {label}
      </label>
      {children}
      <div id={describedBy(id)} className="mt-1 text-xs empty:hidden">
        {error ? (
          <p className="flex gap-1.5 text-danger">
            <CircleX aria-hidden className="mt-px size-3.5 shrink-0" />
            {error}
          </p>
        ) : (
          hint && <div className="text-muted">{hint}</div>
        )}
      </div>
    </div>
  );
}

export function describedBy(id: string): string {
  return `${id}-note`;
}

interface TextFieldProps extends Omit<ComponentProps<"input">, "id"> {
  readonly id: string;
  readonly label: string;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  /** Fixed text in front of the value, such as the start of an address. */
  readonly prefix?: string;
}

export function TextField({ id, label, error, hint, prefix, className, ...input }: TextFieldProps) {
  const control = (
    <input
      {...input}
      id={id}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(id)}
      className={cn(inputClass, prefix && "rounded-l-none", className)}
    />
  );
  return (
    <Field id={id} label={label} error={error} hint={hint}>
      {prefix ? (
        <div className="flex">
          <span className="flex max-w-[60%] shrink-0 items-center overflow-hidden whitespace-nowrap rounded-l-control border border-border-strong border-r-0 bg-sunken px-2.5 font-mono text-mono text-muted">
            {prefix}
          </span>
          {control}
        </div>
      ) : (
        control
      )}
    </Field>
  );
}
