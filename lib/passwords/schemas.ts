import { z } from "zod";

/**
 * A password that somebody chooses. How easily it is guessed is judged apart (`lib/utils/judge-password.ts`), with a dictionary
 * that is too large to be read before it is needed.
 */
export const NewPassword = z
  .string()
  .min(12, "Use 12 or more characters.")
  .max(200, "A password has at most 200 characters.");

export const ChangePassword = z.strictObject({
  oldPassword: z.string().min(1, "Enter your password.").max(200, "A password has at most 200 characters."),
  password: NewPassword,
});
export type ChangePassword = z.infer<typeof ChangePassword>;
