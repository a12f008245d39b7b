import type { SessionDocument, StripDocument } from "../src/session/document.ts";
import { deskDocument } from "./desk.ts";
import type { Engines } from "./engines/engines.ts";
import { playingDesk } from "./postfade/desk.ts";
import { standardAudio } from "./session/document.ts";
import { median } from "./statistics.ts";
import { timeEach, WARM_UP_QUANTA } from "./timing.ts";

export interface LaneTime {
  readonly stripCount: number;
  readonly oneUs: number;
  readonly manyUs: number;
}

/** What do many equal strips cost over one? Four of them share each register, so less than a quarter as much again would be too good. */
export async function timeLanes(engines: Engines, stripCount: number, readings: number): Promise<LaneTime> {
  const desks = [];
  for (const count of [1, stripCount]) {
    const desk = await playingDesk(equalStrips(count), standardAudio(1), engines.usual);
    for (let i = 0; i < WARM_UP_QUANTA; i++) desk.quantum();
    desks.push(desk);
  }
  const [oneUs, manyUs] = desks.map(({ quantum }) => median([...timeEach(readings, engines.quantaPerReading, quantum)]));
  return { stripCount, oneUs: oneUs!, manyUs: manyUs! };
}

/** The first standard track, so many times, straight to the master. */
function equalStrips(count: number): SessionDocument {
  const standard = deskDocument(1, "standard");
  const track = standard.strips[0]!;
  const tracks = Array.from(
    { length: count },
    (_, i): StripDocument => ({ ...track, id: `track-${i}`, sends: [], output: "master" }),
  );
  return { ...standard, strips: [...tracks, { id: "master", role: "master" }] };
}
