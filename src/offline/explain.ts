import { Desk } from "../mixer/desk.ts";
import { explainGraph } from "../mixer/explain.ts";
import type { Session } from "../session/session.ts";

export { explainPlan } from "../mixer/explain-plan.ts";

/** The signal path of a session in words: of one strip, or of the whole desk. */
export function explainSession(session: Session, strip?: string): string {
  return explainGraph(new Desk(session, session.sampleRate), session.impulses, strip);
}
