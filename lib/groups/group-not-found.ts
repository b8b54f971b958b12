import { AppError } from "@/lib/errors";

/** The one answer for a group that never was, was deleted, or belongs to another organization. */
export function groupNotFound(id: string): AppError {
  return new AppError(
    "not_found",
    `Group ${id} does not exist here. It was deleted, or it belongs to another organization.`,
  );
}
