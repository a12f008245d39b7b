import { loadSession } from "./load.ts";
import type { Session } from "./session.ts";

/** A desk with nothing but a master. @param sampleRate in Hz */
export function emptySession(sampleRate: number): Session {
  const master = { id: "master", name: "Master", role: "master" };
  return loadSession({ format: "postfade-session", version: 1, sampleRate, strips: [master] });
}
