import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import type { OriginTag } from "@/components/ui/origin-tag";
import type { Origin } from "@/lib/users/schemas";

/** The tag's words: the connector's name, or “Hand”. */
export function originOf(origin: Origin): ComponentProps<typeof OriginTag> {
  return { kind: origin.kind, name: origin.kind === "connector" ? origin.name : <ByHand /> };
}

function ByHand() {
  return useTranslations("users")("hand");
}
