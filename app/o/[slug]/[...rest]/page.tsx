import { notFound } from "next/navigation";
import { titled } from "@/i18n/titled";

export const generateMetadata = titled("nothingHere");

/** What is no page of the organization answers 404 inside its shell. */
export default function UnknownPage() {
  notFound();
}
