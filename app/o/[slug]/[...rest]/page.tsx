import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Nothing here" };

/** What is no page of the organization answers 404 inside its shell. */
export default function UnknownPage() {
  notFound();
}
