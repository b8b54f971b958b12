import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** Input that a schema refused, with a sentence for each field. */
export class InputError extends AppError {
  readonly errors: readonly { readonly field: string; readonly message: string }[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    const errors = issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
    super("invalid_input", errors[0]?.message ?? "The request is not valid.");
    this.errors = errors;
  }
}
