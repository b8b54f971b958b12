import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/utils/cn";

type Variant = "primary" | "secondary" | "ghost" | "danger";

const variants: Record<Variant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-border-strong bg-surface text-text hover:bg-hover",
  ghost: "text-text hover:bg-hover",
  danger: "bg-danger-solid text-on-danger hover:brightness-95",
};

const shape =
  "inline-flex shrink-0 items-center justify-center gap-2 rounded-control font-medium text-sm transition-colors duration-[120ms] " +
  "disabled:cursor-default disabled:bg-neutral-subtle disabled:text-neutral [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]";

interface ButtonProps extends ComponentProps<"button"> {
  readonly variant?: Variant;
  /** Styles the only child instead, for links that look like buttons. */
  readonly asChild?: boolean;
  readonly busy?: boolean;
}

/** A button that keeps its words while it works: pass “Saving…” as its text and `busy`. */
export function Button({
  variant = "secondary",
  asChild = false,
  busy = false,
  className,
  onClick,
  ...rest
}: ButtonProps) {
  const Component = asChild ? Slot.Root : "button";
  return (
    <Component
      {...(asChild ? {} : { type: "button" as const })}
      {...rest}
      {...(busy ? { "aria-disabled": true, "aria-busy": true } : { onClick })}
      className={cn(shape, "min-h-9 touch:min-h-11 px-3.5 py-1.5", variants[variant], className)}
    />
  );
}

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  readonly label: string;
}

/** Icon only, so it needs a name. Wrap it in a Tooltip where the icon alone could be misread. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-label={label}
      className={cn(shape, variants.ghost, "size-9 touch:size-11 text-muted hover:text-text", className)}
    >
      {children}
    </button>
  );
}
