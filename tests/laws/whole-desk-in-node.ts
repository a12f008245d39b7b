import { renderDocument } from "../desk/render.ts";
import { wholeDesk, wholeSounds } from "./whole-desk.ts";

/** For a test in a page: the whole desk in this process, its floats on standard output as base64, left and right in a row. */
const { left, right } = await renderDocument(wholeDesk(), wholeSounds());
process.stdout.write(Buffer.concat([Buffer.from(left.buffer), Buffer.from(right.buffer)]).toString("base64"));
