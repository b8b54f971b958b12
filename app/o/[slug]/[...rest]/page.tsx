import { notFound } from "next/navigation";

/** What is no page of the organization answers 404 inside its shell. */
export default function UnknownPage() {
  notFound();
}
