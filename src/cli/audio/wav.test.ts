import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { triangularDither } from "../../offline/dither.ts";
import { WAV_BITS, wavFile, wavHeader } from "../../offline/wav.ts";
import { AudioError } from "./audio-file.ts";
import type { Bytes } from "./bytes.ts";
import { wavLayout } from "./wav-header.ts";
import { readWav } from "./wav-reader.ts";

/** A file in memory that counts what is asked of it; `size` may say more than it holds. */
function bytesOf(data: Uint8Array, size = data.length): Bytes & { asked: () => number } {
  let asked = 0;
  return {
    size,
    read(at, length) {
      asked += length;
      return Buffer.from(data.subarray(Math.min(at, data.length), Math.min(at + length, data.length)));
    },
    asked: () => asked,
  };
}

type Form = "RIFF" | "RF64" | "BW64";
interface Made {
  form?: Form;
  tag: number;
  bits: number;
  extensible?: boolean;
  samples: Buffer;
  /** What the header says its data is, where that is not the truth. */
  claim?: number;
  channels?: number;
}

/** A file put together here from the standards, not by the writer under test. */
function made({ form = "RIFF", tag, bits, extensible = false, samples, claim, channels = 2 }: Made): Buffer {
  const frameBytes = (bits / 8) * channels;
  const format = Buffer.alloc(extensible ? 40 : 16);
  format.writeUInt16LE(extensible ? 0xfffe : tag, 0);
  format.writeUInt16LE(channels, 2);
  format.writeUInt32LE(48000, 4);
  format.writeUInt32LE(48000 * frameBytes, 8);
  format.writeUInt16LE(frameBytes, 12);
  format.writeUInt16LE(bits, 14);
  if (extensible) {
    format.writeUInt16LE(22, 16);
    format.writeUInt16LE(bits, 18);
    format.writeUInt32LE(3, 20);
    format.writeUInt16LE(tag, 24);
    format.write("000000001000800000aa00389b71", 26, "hex");
  }
  const chunk = (name: string, body: Buffer, size = body.length) => {
    const head = Buffer.alloc(8);
    head.write(name, "latin1");
    head.writeUInt32LE(size, 4);
    return Buffer.concat([head, body, Buffer.alloc(body.length & 1)]);
  };
  const wide = Buffer.alloc(28);
  wide.writeBigUInt64LE(BigInt(claim ?? samples.length), 8);
  const chunks = form === "RIFF" ? [] : [chunk("ds64", wide)];
  chunks.push(chunk("LIST", Buffer.from("odd")), chunk("fmt ", format));
  chunks.push(chunk("data", samples, form === "RIFF" ? claim : 0xffffffff));
  const head = Buffer.from(`${form}\xff\xff\xff\xffWAVE`, "latin1");
  return Buffer.concat([head, ...chunks]);
}

/** Two channels of `frames` values that every format of at least 16 bits holds exactly. */
const exact = (frames: number) => Array.from({ length: frames * 2 }, (_, i) => ((i * 7919) % 65536) / 32768 - 1);

const encoders: Record<string, [tag: number, bits: number, write: (to: Buffer, value: number, at: number) => void]> = {
  "16-bit": [1, 16, (to, value, at) => to.writeInt16LE(value * 2 ** 15, at * 2)],
  "24-bit": [1, 24, (to, value, at) => to.writeIntLE(value * 2 ** 23, at * 3, 3)],
  "32-bit": [1, 32, (to, value, at) => to.writeInt32LE(value * 2 ** 31, at * 4)],
  "32-bit float": [3, 32, (to, value, at) => to.writeFloatLE(value, at * 4)],
  "64-bit float": [3, 64, (to, value, at) => to.writeDoubleLE(value, at * 8)],
};

describe.each(Object.keys(encoders))("%s", (name) => {
  test.each(["RIFF", "RF64", "BW64"] as const)("%s, plain and extensible, comes through exactly", (form) => {
    const [tag, bits, write] = encoders[name]!;
    const values = exact(70_000);
    const samples = Buffer.alloc((values.length * bits) / 8);
    values.forEach((value, i) => void write(samples, value, i));
    for (const extensible of [false, true]) {
      const { sampleRate, channels } = readWav(bytesOf(made({ form, tag, bits, extensible, samples })));
      expect(sampleRate).toBe(48000);
      expect(channels.map((one) => one.length)).toEqual([70_000, 70_000]);
      expect(channels.every((one, c) => one.every((value, i) => value === values[i * 2 + c]))).toBe(true);
    }
  });
});

test.each(WAV_BITS)("what is written as %s bits is read back to within half a step", (bits) => {
  const half = bits === "32f" ? 0 : 2 ** -Number(bits);
  const signal = [0, 1].map((c) => Float32Array.from({ length: 1001 }, (_, i) => Math.sin(i * (0.1 + c)) * 0.9));
  for (const channels of [signal, signal.slice(1)]) {
    const { channels: read } = readWav(bytesOf(wavFile(channels, 44100, bits)));
    expect(read.length).toBe(channels.length);
    expect(
      Math.max(...read.flatMap((samples, c) => [...samples].map((value, i) => Math.abs(value - channels[c]![i]!)))),
    ).toBeLessThanOrEqual(half);
  }
});

test("a file over 4 GB is written with 64-bit sizes and they are read", () => {
  const shape = { bits: "24", sampleRate: 96000, channels: 2, frames: 10 ** 9 } as const;
  const header = wavHeader(shape);
  expect(Buffer.from(header).toString("latin1", 0, 4)).toBe("RF64");
  expect(wavLayout(bytesOf(header, header.length + 6 * 10 ** 9))).toMatchObject({
    frames: 10 ** 9,
    channels: 2,
    dataStart: header.length,
  });
  expect(Buffer.from(wavHeader({ ...shape, frames: 700_000_000 })).toString("latin1", 0, 4)).toBe("RIFF");
});

test("a file whose end is not told is read to its end; what is left of a frame is not", () => {
  const file = made({ tag: 1, bits: 16, samples: Buffer.alloc(43), claim: 0xffffffff });
  expect(wavLayout(bytesOf(file)).frames).toBe(11);
});

const samples = Buffer.alloc(4000, 1);
test.each<[string, Buffer, string]>([
  ["compressed", made({ tag: 2, bits: 4, samples }), "is WAV with samples of 4 bits and format 2 (ADPCM), which is not read"],
  [
    "cut short",
    made({ tag: 1, bits: 16, samples }).subarray(0, 3000),
    "says it holds 4000 bytes of samples and ends after 2944: it was cut short",
  ],
  [
    "4 GB claimed",
    made({ tag: 1, bits: 16, samples, claim: 0xfffffff0 }),
    "says it holds 4294967280 bytes of samples and ends after 4000",
  ],
  [
    "2^63 claimed",
    made({ form: "RF64", tag: 1, bits: 16, samples, claim: Number.MAX_SAFE_INTEGER }),
    "says it holds 9007199254740991 bytes",
  ],
  [
    "never finished",
    made({ tag: 1, bits: 16, samples, claim: 0 }),
    "says it holds no samples, but 4000 bytes follow: its header was never finished",
  ],
  ["no data", made({ tag: 1, bits: 16, samples }).subarray(0, 52), "has no data chunk"],
  ["no format", made({ tag: 1, bits: 16, samples }).subarray(0, 20), "has no format chunk"],
  ["no channel", made({ tag: 1, bits: 16, samples, channels: 0 }), "says it has 0 channels at 48000 Hz"],
  ["12 bits in 1.5 bytes", made({ tag: 1, bits: 12, samples }), "says that 2 samples of 12 bits are 3 bytes, which cannot be"],
  [
    "A-law",
    made({ tag: 6, bits: 8, samples }),
    "is WAV with samples of 8 bits and format 6 (A-law), which is not read; export it as integers of 8 to 32 bits",
  ],
  ["zeros for ever", Buffer.concat([Buffer.from("RIFF....WAVE"), Buffer.alloc(100_000)]), "has no format chunk"],
])("%s: it is told what is wrong", (_, file, sentence) => {
  expect(() => readWav(bytesOf(file))).toThrow(AudioError);
  expect(() => readWav(bytesOf(file))).toThrow(sentence);
});

test("a header may be cut and lie as it likes: it is read or refused, and nothing is read that is not there", () => {
  const whole = [
    made({ tag: 1, bits: 16, samples }),
    made({ form: "RF64", tag: 3, bits: 64, extensible: true, samples }),
    made({ tag: 1, bits: 24, extensible: true, samples }),
  ];
  const lie = fc.record({
    at: fc.nat(140),
    value: fc.oneof(fc.constantFrom(0, 1, 0xffff, 0x7fffffff, 0xfffffffe, 0xffffffff), fc.nat()),
  });
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.array(lie, { maxLength: 3 }), fc.option(fc.nat(4200)), (file, lies, cut) => {
      const changed = Buffer.from(file.subarray(0, cut ?? file.length));
      for (const { at, value } of lies) if (at + 4 <= changed.length) changed.writeUInt32LE(value, at);
      const bytes = bytesOf(changed);
      try {
        const { channels } = readWav(bytes);
        expect(channels.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(changed.length);
      } catch (error) {
        if (!(error instanceof AudioError)) throw error;
        refused++;
      }
      expect(bytes.asked()).toBeLessThan(200_000);
    }),
    { numRuns: 5000 },
  );
  expect(refused).toBeGreaterThan(500);
});

describe("dither", () => {
  const figures = (level: (i: number) => number) => {
    const frames = 200_000;
    const signal = Float32Array.from({ length: frames }, (_, i) => level(i) / 2 ** 15);
    const { channels } = readWav(bytesOf(wavFile([signal], 48000, "16", triangularDither())));
    const errors = channels[0]!.map((value, i) => (value - signal[i]!) * 2 ** 15);
    const mean = errors.reduce((sum, error) => sum + error, 0) / frames;
    const rms = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / frames);
    return { mean, rms, most: errors.reduce((most, error) => Math.max(most, Math.abs(error)), 0) };
  };

  test.each<[string, (i: number) => number, number]>([
    ["silence", () => 0, 1],
    ["a quarter of a step", () => 0.25, 1.25],
    ["a sine of half a step", (i) => 0.5 * Math.sin((2 * Math.PI * 997 * i) / 48000), 1.5],
    ["a sine at -20 dBFS", (i) => 3276.8 * Math.sin((2 * Math.PI * 997 * i) / 48000), 1.5],
  ])("on %s the error is noise of half a step RMS around nothing", (_, level, most) => {
    const error = figures(level);
    expect(Math.abs(error.mean)).toBeLessThan(0.005);
    expect(Math.abs(error.rms - 0.5)).toBeLessThan(0.005);
    expect(error.most).toBeLessThanOrEqual(most + 1e-6);
  });

  test("without it a quarter of a step is lost, so the figures above mean something", () => {
    const { channels } = readWav(bytesOf(wavFile([new Float32Array(1000).fill(0.25 / 2 ** 15)], 48000, "16")));
    expect(channels[0]!.every((value) => value === 0)).toBe(true);
  });

  test("the same samples give the same file, and full scale stays full scale", () => {
    const loud = [Float32Array.from({ length: 1000 }, (_, i) => (i % 2 ? 1.5 : -1.5))];
    const file = () => wavFile(loud, 48000, "24", triangularDither());
    expect(file()).toEqual(file());
    const { channels } = readWav(bytesOf(file()));
    expect([...new Set(channels[0])]).toEqual([-1, 1 - 2 ** -23]);
  });
});
