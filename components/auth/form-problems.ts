import type { ApiError } from "@/lib/http/api-client";

interface FormProblems {
  /** The sentence to show when no input is to blame. */
  readonly message: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
}

/** What a refused write says about the form. */
export function formProblems(error: Error): FormProblems {
  const fields = "problem" in error ? ((error as ApiError).problem.errors ?? []) : [];
  return { message: error.message, fields };
}
