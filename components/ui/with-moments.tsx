import { Fragment } from "react";
import { Moment } from "@/components/ui/moment";

const stamps = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z)/u;

/** A sentence of the server's, its times in the reader's own zone. */
export function WithMoments({ text }: { readonly text: string }) {
  return text.split(stamps).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no identity but their place
    index % 2 === 0 ? <Fragment key={index}>{part}</Fragment> : <Moment key={index} at={part} />,
  );
}
