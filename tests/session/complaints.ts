import { plugins } from "../../src/plugins/index.ts";
import type { SessionDocument } from "../../src/session/document.ts";
import { faultText } from "../../src/session/fault.ts";
import { sessionFaults } from "../../src/session/validate.ts";
import { fullDocument } from "./desk.ts";

/** What may be inserted, as a complaint lists it. */
export const EVERY_PLUGIN = plugins.map(({ id }) => `"${id}"`).join(", ");

/** A right document with one thing made wrong; what it then complains of. */
export function complaints(spoil: (document: SessionDocument) => void): string[] {
  const document = fullDocument();
  spoil(document);
  return sessionFaults(document).map((fault) => `${fault.code}: ${faultText(fault)}`);
}

export const strip = (document: SessionDocument, id: string) => document.strips.find((one) => one.id === id)!;
/** For values that the types of a document would not let through. */
export const set = (record: object, key: string, value: unknown) => Object.assign(record, { [key]: value });
