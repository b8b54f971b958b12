import { AppError } from "@/lib/errors";
import { judgePassword, type PasswordOwner } from "@/lib/utils/judge-password";

/**
 * Refuses a password that is easy to guess, whoever chooses it and where.
 *
 * @throws AppError `invalid_input` (field password) saying what is weak and what to do
 */
export async function requireStrongPassword(password: string, owner: PasswordOwner): Promise<void> {
  const { weakness } = await judgePassword(password, owner);
  if (weakness !== null) throw new AppError("invalid_input", weakness, { field: "password", reason: "weak_password" });
}
