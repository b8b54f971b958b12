import type { useTranslations } from "next-intl";
import type { en } from "@/messages/en";

/** What `useTranslations(namespace)` gives, for a function that is no component and so is handed it. */
export type Translate<Namespace extends keyof typeof en> = ReturnType<typeof useTranslations<Namespace>>;
