import { describe, expect, test } from "vitest";
import type { StripDocument } from "../../src/session/document.ts";
import { session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { distance, firstStereoDifference, peak } from "../desk/measure.ts";
import { PlanWatch } from "../desk/plan-in-memory.ts";
import { renderDocument } from "../desk/render.ts";
import { choices, delayed, impulse, noise, SAMPLE_RATE } from "../desk/signals.ts";
import { both, type Params } from "./through.ts";

/** Like a room: noise that dies away, the same for the same seed. */
const room = (frames: number, seed: number) => noise(frames, seed, 1).map((x, n) => x * 0.3 * Math.exp((-4 * n) / frames));
const inserts = (params: Params = {}) => [{ id: "it", plugin: "convolver", impulse: "room", params: { mix: 1, ...params } }];
const desk = (frames: number, more: Partial<StripDocument> = {}, params: Params = {}) =>
  session([track("a", { channels: 2, inserts: inserts(params), ...more })], { lengthFrames: frames });

/** The definition, at one frame. */
function convolved(sound: Float32Array, answer: Float32Array, frame: number): number {
  let sum = 0;
  for (let k = Math.max(0, frame - sound.length + 1); k < answer.length && k <= frame; k++) sum += answer[k]! * sound[frame - k]!;
  return sum;
}

/** How far what is heard is from a direct convolution in double precision, at every frame of `step`, over its peak. */
function off(heard: Float32Array, due: (frame: number) => number, step: number): number {
  const frames = Array.from({ length: Math.ceil(heard.length / step) }, (_, i) => i * step);
  return (
    distance(
      frames.map((frame) => heard[frame]!),
      frames.map(due),
    ) / peak(Float64Array.from(frames, due))
  );
}

const [left, right] = [noise(7000, 1), noise(7000, 2)];

describe("a convolver is a direct convolution in double precision, within a millionth of the peak", () => {
  test.each([1, 700, 1024, 1025, 1536, 5000, 20011])(
    "of %d frames, one for both sides, one each, or true stereo",
    async (frames) => {
      const answers = [room(frames, 11), room(frames, 12), room(frames, 13), room(frames, 14)] as const;
      const length = 7000 + frames;
      for (const paths of [1, 2, 4]) {
        const used = answers.slice(0, paths);
        const heard = await renderDocument(desk(length), { a: [left, right], room: used });
        const [ll, lr, rl, rr] = paths === 4 ? answers : [used[0]!, null, null, used.at(-1)!];
        const through = (sound: Float32Array, answer: Float32Array | null, n: number) =>
          answer ? convolved(sound, answer, n) : 0;
        expect(off(heard.left, (n) => through(left, ll, n) + through(right, rl, n), 13)).toBeLessThan(1e-6);
        expect(off(heard.right, (n) => through(left, lr, n) + through(right, rr, n), 13)).toBeLessThan(1e-6);
      }
    },
  );

  test("of ten seconds, to its end", async () => {
    const answer = room(480000, 5);
    const short = left.subarray(0, 2000);
    const heard = await renderDocument(desk(482000), { a: both(short), room: answer });
    expect(off(heard.left, (n) => convolved(short, answer, n), 397)).toBeLessThan(1e-6);
    expect(off(heard.right, (n) => convolved(short, answer, n), 997)).toBeLessThan(1e-6);
  });

  test("...of an answer one frame later it is not", async () => {
    const answer = room(3000, 6);
    const heard = await renderDocument(desk(10000), { a: [left, right], room: answer });
    expect(off(heard.left, (n) => convolved(left, answer, n - 1), 13)).toBeGreaterThan(0.01);
  });
});

describe("a convolver", () => {
  test("is not late: an answer that is an impulse is a wire, to the bit, and one far behind is a delay", async () => {
    const heard = await renderDocument(desk(7000), { a: [left, right], room: impulse(400) });
    expect(firstStereoDifference(heard, { left, right })).toBeNull();
    for (const at of [1023, 1024, 4000]) {
      const late = await renderDocument(desk(7000), { a: [left, right], room: impulse(4200, at) });
      expect(distance(late.left, delayed(left, at).subarray(0, 7000))).toBeLessThan(1e-6);
    }
  });

  test("on a mono strip is the mean of both sides of the room", async () => {
    const answers = [room(3000, 11), room(3000, 12)];
    const mono = { channels: 1, pan: -1 } as const;
    const heard = await renderDocument(desk(9000, mono), { a: left, room: answers });
    expect(off(heard.left, (n) => 0.5 * (convolved(left, answers[0]!, n) + convolved(left, answers[1]!, n)), 13)).toBeLessThan(
      1e-6,
    );
  });

  test("without an impulse response is a wire", async () => {
    const plain = session([track("a", { channels: 2, inserts: [{ id: "it", plugin: "convolver", params: { mix: 1 } }] })]);
    expect(firstStereoDifference(await renderDocument(plain, { a: [left, right] }), { left, right })).toBeNull();
  });

  test("turns the room up and cuts it, and leaves the dry sound alone", async () => {
    const heard = await renderDocument(desk(7000, {}, { mix: 0.5, levelDb: -20 }), { a: [left, right], room: impulse(10) });
    expect(
      distance(
        heard.left,
        left.map((x) => 0.5 * x + 0.05 * x),
      ),
    ).toBeLessThan(1e-6);
    const cut = await renderDocument(desk(7000, {}, { highCutHz: 500 }), { a: [left, right], room: impulse(10) });
    const share = -Math.expm1((-2 * Math.PI * 500) / SAMPLE_RATE);
    let soft = 0;
    expect(
      distance(
        cut.left,
        Float64Array.from(left, (x) => (soft += share * (x - soft))),
      ),
    ).toBeLessThan(1e-6);
  });

  test("sounds the same to the bit in blocks of any size, beside whatever else is in its bank", async () => {
    const sounds = { a: [left, right], b: [right, left], room: [room(5000, 3), room(5000, 4)] };
    const whole = await renderDocument(desk(12000), sounds);
    for (const blockFrames of [1, 61, 127])
      expect(firstStereoDifference(await renderDocument(desk(12000), sounds, { blockFrames }), whole)).toBeNull();
    const strips = [
      track("a", { channels: 2, inserts: inserts() }),
      track("b", { channels: 2, inserts: inserts({ mix: 0.4 }), output: null }),
    ];
    const beside = await renderDocument(session(strips, { lengthFrames: 12000 }), sounds);
    expect(firstStereoDifference(beside, whole)).toBeNull();
  });

  test("rests when its room has died away, and is then as one that never did, wherever in a part it wakes", async () => {
    const pick = choices(5);
    // An echo far behind: silence alone does not say that it is over.
    const answer = room(4000, 3).fill(0, 200, 3800);
    for (let round = 0; round < 3; round++) {
      const again = 30000 + pick(0, 1023);
      const bursts = new Float32Array(again + 8000);
      bursts.set(noise(900, 9, 0.7));
      bursts.set(noise(3000, 8, 0.7), again);
      const heard = async (hasNeighbour: boolean) => {
        const plan = new PlanWatch();
        const neighbour = track("b", { channels: 2, inserts: inserts(), output: null });
        const strips = [track("a", { channels: 2, inserts: inserts() }), ...(hasNeighbour ? [neighbour] : [])];
        const sounds = { a: both(bursts), b: both(noise(bursts.length, 7)), room: answer };
        const live = await openLive(session(strips), { sounds, wire: plan.wire });
        live.mixer.transport.play();
        await live.render(again - 1000);
        const resting = plan.banks(live.engine).every(({ state }) => state.subarray(-4).every((mark) => mark === 1));
        expect(resting).toBe(!hasNeighbour);
        await live.render(9000);
        return live.heard();
      };
      const alone = await heard(false);
      expect(peak(alone.left.subarray(again))).toBeGreaterThan(0.1);
      expect(firstStereoDifference(alone, await heard(true))).toBeNull();
    }
  });

  test("bears whatever it is given: endless, not a number, far too loud", async () => {
    const sound = noise(9000, 3).map((x, n) => [x, 1e30, x * 1e-30, Number.NaN, 0][Math.floor(n / 500) % 5]!);
    const heard = await renderDocument(desk(12000), { a: both(sound), room: room(3000, 2) });
    expect(heard.left.every(Number.isFinite)).toBe(true);
  });

  test("sounds as long as its impulse response: so does a session that says no length", async () => {
    const open = session([track("a", { channels: 2, inserts: inserts() })]);
    const heard = await renderDocument(open, { a: [left, right], room: room(5000, 3) });
    expect(heard.left.length).toBe(12000);
    expect(peak(heard.left.subarray(11990))).toBeGreaterThan(0);
  });
});
