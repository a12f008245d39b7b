import { Desk } from "../mixer/desk/desk.ts";
import { explainGraph } from "../mixer/explain/explain.ts";
import type { Session } from "../session/session.ts";

export { explainPlan } from "../mixer/explain/explain-plan.ts";

/** The signal path of a session in words: of one strip, or of the whole desk. */
export function explainSession(session: Session, strip?: string): string {
  return explainGraph(new Desk(session, session.sampleRate), session.impulses, strip);
}
