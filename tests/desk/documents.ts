import type { SessionDocument, StripDocument } from "../../src/session/document.ts";

/** A track that plays the sound of its own name. */
export function track(id: string, said: Partial<StripDocument> = {}): StripDocument {
  return { id, role: "track", clips: [{ file: id }], ...said };
}

export function bus(id: string, said: Partial<StripDocument> = {}): StripDocument {
  return { id, role: "bus", ...said };
}

export function master(said: Partial<StripDocument> = {}): StripDocument {
  return { id: "master", role: "master", ...said };
}

/** A session of these strips, and a master if there is none among them. */
export function session(strips: readonly StripDocument[], said: Partial<SessionDocument> = {}): SessionDocument {
  const masters = strips.some(({ role }) => role === "master") ? [] : [master()];
  return { format: "postfade-session", version: 1, ...said, strips: [...strips, ...masters] };
}
