import type { z } from "zod";
import { AppError } from "@/lib/errors";

/** Input that a schema refused, with a sentence for each field. */
export class InputError extends AppError {
  readonly errors: readonly { readonly field: string; readonly message: string }[];

  constructor(issues: readonly z.core.$ZodIssue[]) {
    const errors = issues.flatMap(sentencesOf);
    super("invalid_input", errors[0]?.message ?? "The request is not valid.");
    this.errors = errors;
  }
}

function sentencesOf(issue: z.core.$ZodIssue): { field: string; message: string }[] {
  if (issue.code !== "unrecognized_keys") return [{ field: issue.path.join("."), message: issue.message }];
  return issue.keys.map((key) => ({
    field: [...issue.path, key].join("."),
    message: `There is no field “${key.slice(0, 100)}” here. Leave it out.`,
  }));
}
