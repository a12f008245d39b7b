import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { sessionSchema } from "../src/session/schema.ts";

/** Writes the JSON Schema of the session document to the file that the command names. */
const [, , target] = process.argv;
if (target === undefined) throw new Error("Where to? Usage: schema.ts FILE");
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${JSON.stringify(sessionSchema(), null, 2)}\n`);
