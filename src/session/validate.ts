import { automationFaults } from "./automation.ts";
import { check } from "./check.ts";
import { documentShape } from "./document-shape.ts";
import { type Fault, SessionError, shown } from "./fault.ts";
import { groupFaults } from "./groups.ts";
import { jsonPlace } from "./json-place.ts";
import { type CheckedDocument, duplicateNames } from "./names.ts";
import { routingFaults } from "./routes.ts";
import { sceneFaults } from "./scenes.ts";
import { ownersOf } from "./targets.ts";
import { vcaFaults } from "./vcas.ts";

/** Every fault of a document: of its shape first, then of what its names mean. Empty when it can be loaded. Never throws. */
export function sessionFaults(document: unknown): Fault[] {
  const faults: Fault[] = [];
  const checked = check(documentShape, document, "", faults) as CheckedDocument | undefined;
  if (!checked) return faults;
  faults.push(...duplicateNames(checked), ...routingFaults(checked), ...vcaFaults(checked), ...groupFaults(checked));
  const owners = ownersOf(checked);
  faults.push(...automationFaults(checked, owners), ...sceneFaults(checked, owners));
  return faults;
}

/** The JSON of a text. @throws SessionError with code `bad-json` that says where the text stops being JSON. */
export function parseSession(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    const place = jsonPlace(text.replace(/^\uFEFF/, ""));
    const why = place
      ? `line ${place.line}, column ${place.column}: found ${place.found === "" ? "the end" : shown(place.found)}, expected ${place.expected}`
      : String(error);
    throw new SessionError([{ code: "bad-json", path: "", message: `this is not JSON: ${why}` }]);
  }
}
