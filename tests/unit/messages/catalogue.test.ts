import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { en } from "@/messages/en";
import { findWords, readSources } from "./find-words";

type Tree = { readonly [key: string]: string | Tree };

/** Every message with its full name, such as “domains.states.failed”. */
function messagesOf(tree: Tree, path = ""): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as const] : messagesOf(value, `${path}${key}.`),
  );
}

const messages = messagesOf(en);
const sources = readSources("app", "components");

describe("the message catalogue", () => {
  it("holds every word that a page shows: none stands in a component", () => {
    expect(
      sources
        .filter(([path]) => !/^(app\/docs|components\/api-docs)\//.test(path))
        .flatMap(([path, text]) => findWords(path, text))
        .map(({ place, words }) => `${place} ${words}`),
    ).toEqual([]);
  });

  it("holds no message that nothing shows", () => {
    const named = new Set<string>();
    const begun: string[] = [];
    for (const [, text] of sources) {
      for (const [, name] of text.matchAll(/["'`]([\w.]+)["'`]/g)) if (name) named.add(name);
      for (const [, head] of text.matchAll(/`([\w.]*)\$\{/g)) if (head !== undefined) begun.push(head);
    }
    const endings = (name: string) => name.split(".").map((_, at, parts) => parts.slice(at).join("."));
    const unused = messages.filter(
      ([name]) =>
        !endings(name).some((end) => named.has(end) || begun.some((head) => head !== "" && end.startsWith(head))) &&
        !namesOfDynamic.test(name),
    );
    expect(unused.map(([name]) => name)).toEqual([]);
  });

  it("holds messages that can be read", () => {
    const broken: string[] = [];
    const t = createTranslator({ locale: "en", messages: en, onError: (error) => broken.push(error.message) });
    for (const [name, message] of messages) {
      const tags = [...message.matchAll(/<(\w+)>/g)].map(([, tag]) => [tag, (words: unknown) => words]);
      const values = [...message.matchAll(/\{(\w+)/g)].map(([, value]) => [value, 2]);
      t.rich(name as "ui.justNow", Object.fromEntries([...values, ...tags]));
    }
    expect(broken).toEqual([]);
  });
});

/** Messages whose last part comes from elsewhere: a page's name, or what a sign-in was refused for. */
const namesOfDynamic = /^(pages|auth\.refusals)\./;
