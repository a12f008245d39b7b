import { describe, expect, test } from "vitest";
import type { EngineLayout } from "../../protocol/engine-layout.ts";
import { STATUS_HEAD_BYTES, statusWords } from "../../protocol/layout.ts";
import type { Transport } from "../../protocol/transport.ts";
import { Outbox } from "../stage/outbox.ts";
import { Readings } from "../stage/readings.ts";
import { Playback } from "./playback.ts";

const RAMP_FRAMES = 480;
const turn = () => new Promise((resolve) => setTimeout(resolve));

/** A transport whose engine is far away: what is said arrives when the test says so, and so do its statuses. */
function faraway() {
  const status = new DataView(new ArrayBuffer(STATUS_HEAD_BYTES));
  const messages: number[] = [];
  const waiting: (() => void)[] = [];
  let records = 0;
  const wire = {
    send: () => {
      records++;
      return true;
    },
    flushed: () => {
      if (records > 0) messages.push(records);
      records = 0;
      return new Promise<void>((resolve) => waiting.push(resolve));
    },
    status: () => status,
  } as unknown as Transport;
  const readings = new Readings(wire);
  const layout = { transportGate: 64 } as EngineLayout;
  const outbox = new Outbox(wire);
  const playback = new Playback(outbox, readings, layout, RAMP_FRAMES, () => 1e6, { checkOpen: () => {} });
  return {
    playback,
    /** How many records each message had. */
    messages,
    arrives: async () => {
      await turn();
      const arrived = outbox.arrived();
      for (const resolve of waiting.splice(0)) resolve();
      await arrived;
      await turn();
    },
    /** A status comes: the engine has rendered so many frames and stands there; so many rolls are done. */
    tells: (frame: number, position: number, rolls: number) => {
      const said = { frame, position, roll: 1 + rolls };
      for (const [word, value] of Object.entries(said)) status.setFloat64(statusWords.indexOf(word as "roll") * 8, value, true);
      readings.poll();
    },
  };
}

describe("the position is where the transport was sent until the engine tells of it", () => {
  test("play from elsewhere", async () => {
    const { playback, arrives, tells } = faraway();
    tells(1024, 0, 0);
    playback.locate(5000);
    playback.play();
    expect(playback.positionFrames).toBe(5000);
    tells(2048, 0, 0);
    expect(playback.positionFrames).toBe(5000);
    await arrives();
    expect(playback.positionFrames).toBe(5000);
    tells(2560, 5000, 1);
    expect(playback.positionFrames).toBe(5000);
    tells(3072, 5900, 2);
    expect(playback.positionFrames).toBe(5900);
  });

  test("a jump while it plays, which comes when the sound has faded out", async () => {
    const { playback, arrives, tells } = faraway();
    playback.play();
    await arrives();
    tells(1000, 900, 1);
    expect(playback.positionFrames).toBe(900);
    playback.locate(70000);
    expect(playback.positionFrames).toBe(70000);
    await arrives();
    tells(2000, 1900, 1); // Arrived just before: it goes on playing for the length of a ramp.
    expect(playback.positionFrames).toBe(70000);
    tells(2000 + RAMP_FRAMES, 70000 + 240, 2);
    expect(playback.positionFrames).toBe(70240);
  });

  test("of two jumps the later", async () => {
    const { playback, arrives, tells } = faraway();
    playback.play();
    playback.locate(5000);
    await arrives();
    playback.locate(70000);
    tells(1000, 300, 1);
    tells(2000, 5900, 2);
    expect(playback.positionFrames).toBe(70000);
    await arrives();
    tells(3000, 70100, 3);
    tells(4000, 71100, 3);
    expect(playback.positionFrames).toBe(71100);
  });

  test("what is said in one turn still goes in one message", async () => {
    const { playback, arrives, messages } = faraway();
    playback.loop = { from: 4000, to: 9000 };
    playback.locate(5000);
    playback.play();
    await arrives();
    expect(messages).toEqual([4]);
  });
});

describe("a loop", () => {
  test("is on whole frames, as the engine plays it, whatever becomes of the object it was said with", () => {
    const { playback } = faraway();
    const said = { from: 1000.4, to: 2000.6 };
    playback.loop = said;
    said.to = 5;
    expect(playback.loop).toEqual({ from: 1000, to: 2001 });
  });

  test.each([
    [0.6, 1.4],
    [10, 10.4],
    [-1, 10],
    [20, 10],
    [0, Number.POSITIVE_INFINITY],
    [Number.NaN, 10],
  ])("from %d to %d would be none, and is refused", (from, to) => {
    const { playback } = faraway();
    playback.loop = { from: 0, to: 100 };
    expect(() => {
      playback.loop = { from, to };
    }).toThrow(`out-of-range: loop from ${from} to ${to}: from 0 or later`);
    expect(playback.loop).toEqual({ from: 0, to: 100 });
  });
});
