import { shorten } from "./text";

/** Something that was sent and left aside without failing the request; meant for the request log. */
export interface Note {
  readonly kind: "unknownAttribute" | "unknownSchema" | "readOnly" | "neverStored" | "duplicate";
  /** The attribute or URN, in the client's spelling where the schema has none. */
  readonly path: string;
  readonly message: string;
  /** 1-based number of the PATCH operation. */
  readonly operation?: number;
}

/** Collects notes, each kind and path once, so that a list of 100,000 odd values gives one note. */
export class NoteCollector {
  readonly #notes = new Map<string, Note>();

  add(note: Note): void {
    const key = JSON.stringify([note.kind, note.path, note.operation ?? 0]);
    if (this.#notes.size < 1000 && !this.#notes.has(key)) this.#notes.set(key, { ...note, path: shorten(note.path) });
  }

  all(): readonly Note[] {
    return [...this.#notes.values()];
  }
}
