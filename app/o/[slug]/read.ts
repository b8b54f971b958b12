import { forbidden, notFound } from "next/navigation";
import { AppError } from "@/lib/errors";
import { isUuid } from "@/lib/utils/uuid";

/** What a verb refuses becomes the page that says so: 404 or 403 inside the shell. */
export async function readOrLeave<Value>(read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    if (error instanceof AppError && error.code === "forbidden") forbidden();
    throw error;
  }
}

/** An id from the address bar; what is no id names nothing. */
export function idOrLeave(text: string): string {
  if (!isUuid(text)) notFound();
  return text;
}
