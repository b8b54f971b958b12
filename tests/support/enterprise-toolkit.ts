import { resetEnv } from "@/lib/env";

/** Runs `work` on an installation whose operator has set USHER_ENTERPRISE_TOOLKIT. */
export async function withEnterpriseToolkit<T>(value: "admins" | "on" | "off", work: () => Promise<T>): Promise<T> {
  process.env["USHER_ENTERPRISE_TOOLKIT"] = value;
  resetEnv();
  try {
    return await work();
  } finally {
    delete process.env["USHER_ENTERPRISE_TOOLKIT"];
    resetEnv();
  }
}
