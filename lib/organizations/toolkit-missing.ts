import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/** The refusal of a SCIM request to an organization without Enterprise Toolkit (SCREENS §3.5, W5). */
export function toolkitMissing(slug: string): AppError {
  const { USHER_ENTERPRISE_TOOLKIT: decided, USHER_ORIGIN: origin } = env();
  const cure =
    decided === "off"
      ? "It is off for this whole installation: ask your operator for it."
      : `Enable it on Billing (${origin}/o/${slug}/billing).`;
  return new AppError(
    "forbidden",
    `This organization has no Enterprise Toolkit, so SCIM answers 403. ${cure} If Entra shows quarantine: Restart provisioning.`,
    { reason: "toolkit_missing" },
  );
}
