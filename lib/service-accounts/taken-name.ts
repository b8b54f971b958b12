import { isUniqueViolation } from "@/lib/db/violations";
import { AppError } from "@/lib/errors";

/** Runs `work` and says which name was taken when the database refuses a second one. @throws AppError `conflict` (field name) */
export async function takenName<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `Another service account is called “${name}”. Choose another name.`, {
      field: "name",
      cause: error,
    });
  }
}
