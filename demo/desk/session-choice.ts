import type { SessionDocument } from "postfade";

/** Where the page finds its sessions; clips are named relative to it. */
export const SESSION_FOLDER = "sessions/";

export const SESSIONS = [
  { file: "mix-bus.json", title: "Through a mix bus" },
  { file: "straight-to-master.json", title: "Straight to the master" },
] as const;

export type SessionFile = (typeof SESSIONS)[number]["file"];

/** Of the session's files, each once. */
export function clipFiles(session: SessionDocument): string[] {
  return [...new Set(session.strips.flatMap(({ clips = [] }) => clips.map(({ file }) => file)))];
}

export async function fetchSession(file: SessionFile): Promise<SessionDocument> {
  const response = await answered(SESSION_FOLDER + file, file);
  if (!response.ok) throw new Error(`${file}: the server answers ${response.status}.`);
  return (await response.json()) as SessionDocument;
}

/** What a server answers; where none does, browsers say "Failed to fetch" and not what. @param file as a sentence names it */
export async function answered(address: string, file: string): Promise<Response> {
  return fetch(address).catch((cause) => {
    throw new Error(`${file}: the server does not answer. See whether it runs, and whether there is a network, and try again.`, {
      cause,
    });
  });
}
