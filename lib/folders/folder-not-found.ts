import { AppError } from "@/lib/errors";

/** The one answer for a folder that never was, was deleted, or belongs to another organization. */
export function folderNotFound(id: string): AppError {
  return new AppError(
    "not_found",
    `Folder ${id} does not exist here. It was deleted, or it belongs to another organization.`,
  );
}
