import { renderDocument } from "../desk/render.ts";
import { hall, roomDesk, take } from "./room-desk.ts";

/** For a test in a page: the desk with its room in this process, its floats on standard output as base64, left and right in a row. */
const { left, right } = await renderDocument(roomDesk("hall"), { take: take(), hall: hall() });
process.stdout.write(Buffer.concat([Buffer.from(left.buffer), Buffer.from(right.buffer)]).toString("base64"));
