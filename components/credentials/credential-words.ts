import { useTranslations } from "next-intl";
import {
  type CredentialDto,
  type CredentialLifetime,
  credentialLifetimes,
  type RotationOverlap,
  rotationOverlaps,
} from "@/lib/credentials/schemas";

type Kind = CredentialDto["kind"];

/** Whether only Entra uses it; the others anybody may. */
export function isForEntra(kind: Kind): boolean {
  return kind !== "service_token" && kind !== "api_token";
}

interface Choice<Value> {
  readonly value: Value;
  readonly label: string;
}

/** Two years are for what is not pasted by hand, where Entra itself offers them. */
export function useLifetimes(kind: Kind): readonly Choice<CredentialLifetime>[] {
  const t = useTranslations("credentials");
  const long = kind === "client_secret" || kind === "service_token";
  return credentialLifetimes
    .filter((value) => long || value !== "730d")
    .map((value) => ({ value, label: t(`lifetimes.${value}`) }));
}

export function useOverlaps(): readonly Choice<RotationOverlap>[] {
  const t = useTranslations("credentials");
  return rotationOverlaps.map((value) => ({ value, label: t(`overlaps.${value}`) }));
}
