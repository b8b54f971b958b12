import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";

/** A guide of docs/guides, to be followed step by step. */
export interface Guide {
  /** Does what the next step of the guide says. `heading` is the step's own, without its number. */
  readonly step: <T>(heading: string, act: () => Promise<T>) => Promise<T>;
  /** Ends when the guide is at its end too. */
  readonly end: () => void;
}

/** Opens the guide `name`; a step that the guide does not have in this place fails. */
export function openGuide(name: string): Guide {
  const text = readFileSync(`docs/guides/${name}.md`, "utf8");
  const headings = [...text.matchAll(/^## \d+\. (.+)$/gm)].map(([, heading]) => heading ?? "");
  let next = 0;
  return {
    step: (heading, act) => {
      expect(heading).toBe(headings[next]);
      next += 1;
      return test.step(`${next}. ${heading}`, act);
    },
    end: () => expect(headings.slice(next)).toEqual([]),
  };
}
