import { AppError } from "@/lib/errors";

/** The one answer for a user that never was, was deleted, or belongs to another organization. */
export function userNotFound(id: string): AppError {
  return new AppError(
    "not_found",
    `User ${id} does not exist here. It was deleted, or it belongs to another organization.`,
  );
}
