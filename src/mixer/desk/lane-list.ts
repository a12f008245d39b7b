import type { Automation } from "../../session/session.ts";

/** Whether a target is a value of `id`, or of an insert or send of it: `id.`, `id/` and `id>`. */
export function belongsTo(target: string, id: string): boolean {
  return target.startsWith(id) && /^[./>]/.test(target.slice(id.length)) && isOwner(target, id);
}

/** Names may hold dots: `a.b.faderDb` is of `a.b`, not of `a`. */
function isOwner(target: string, id: string): boolean {
  return target[id.length] !== "." || target.lastIndexOf(".") === id.length;
}

/** The lanes without those of some targets. The same list when there were none. */
export function withoutTargets(lanes: readonly Automation[], targets: readonly string[]): readonly Automation[] {
  const gone = new Set(targets);
  return lanes.some(({ target }) => gone.has(target)) ? lanes.filter(({ target }) => !gone.has(target)) : lanes;
}
