import { GraphError } from "../../graph/errors.ts";

/** What whoever would change something of a mixer that was closed is told. @param what as they would name it */
export function closed(what: string): GraphError {
  const way = "open another with openMixer(context, { session: mixer.toSession() }), which may be asked for it still";
  return new GraphError("closed", [what], `${what}: the mixer was closed, and nothing on it can be changed any more; ${way}`);
}

/** What whoever asks for a value of what left the desk is told. */
export function removed(target: string): GraphError {
  return new GraphError("removed", [target], `${target}: what it belonged to is not on the desk any more`);
}
