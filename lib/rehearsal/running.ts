const key = Symbol.for("usher.rehearsals");
const holder = globalThis as { [key]?: Set<Promise<void>> };

/** The rehearsals that this process plays: the server's and Next's module graphs share them. */
function running(): Set<Promise<void>> {
  holder[key] ??= new Set();
  return holder[key];
}

/** Lets a rehearsal go on by itself, and remembers it until it ends. */
export function keepRunning(rehearsal: Promise<void>): void {
  const kept = rehearsal.finally(() => running().delete(kept));
  running().add(kept);
}

/** Resolves when no rehearsal runs in this process. Called at shutdown and by tests. */
export async function rehearsalsEnded(): Promise<void> {
  while (running().size > 0) await Promise.all(running());
}
