import { resolve } from "node:path";
import { type Contestant, roomFor } from "../contestant.ts";
import { cpuSeconds } from "../processor-time.ts";
import { CLIP_FRAMES, clips, SAMPLE_RATE } from "../session/clips.ts";
import { quiet } from "../settle.ts";
import { faustProgram } from "./faust-program.ts";
import { importPeer, peerModules } from "./install.ts";

/** What is used of faustwasm: the compiler, and the processor that plays what it compiled without a clock. */
interface FaustWasm {
  instantiateFaustModuleFromFile(file: string): Promise<object>;
  readonly LibFaust: new (module: object) => object;
  readonly FaustCompiler: new (library: object) => object;
  readonly FaustMonoDspGenerator: new () => Generator;
}
interface Generator {
  compile(compiler: object, name: string, source: string, options: string): Promise<object | null>;
  createOfflineProcessor(sampleRate: number, blockFrames: number): Promise<OfflineProcessor>;
}
interface OfflineProcessor {
  /** Goes on where it stopped. A last block that is not whole is reckoned whole. */
  render(inputs: readonly Float32Array[], frames: number): readonly [left: Float32Array, right: Float32Array];
}

/** Its package's main entry is a script for pages. */
const MODULE = "@grame/faustwasm/dist/esm/index.js";
const COMPILER = "@grame/faustwasm/libfaust-wasm/libfaust-wasm.js";
/** A clip is a whole number of them. Longer blocks are hardly faster, and a render may end in the middle of one. */
const BLOCK_FRAMES = 384;
const WARM_UP_FRAMES = 4800;

/**
 * Faust: the whole session as one program, compiled to WebAssembly and played by faustwasm's offline processor, clips at its inputs.
 * Each session in the precision that is faster for it. Single is, until there are compressors: then the logarithm and the exponential of
 * the single kind go through JavaScript, those of the double kind are V8's own. No code to flush denormals (`-ftz`, off unless asked for),
 * since it costs a tenth and the session has none; no vector code (`-vec`), which the compiler refuses in one form, and garbles in the other.
 */
export async function faust(): Promise<Contestant> {
  const faustWasm = await importPeer<FaustWasm>(MODULE);
  made ??= makeCompiler(faustWasm);
  const compiler = await made;
  return {
    prepare: async (session, frames) => {
      const { source, order } = faustProgram(session);
      const sounds = clips(session.tracks.length);
      const inputs = order.flatMap((track) => sounds[track]!);
      const generator = new faustWasm.FaustMonoDspGenerator();
      const precision = session.compressors ? "-double" : "-single";
      // A program that it has seen before comes out of its cache, with the good code that V8 has made of it meanwhile.
      if (!(await generator.compile(compiler, "desk", source, `-I libraries/ ${precision}`)))
        throw new Error("Faust compiles nothing, and does not say why");
      (await generator.createOfflineProcessor(SAMPLE_RATE, BLOCK_FRAMES)).render(inputs, WARM_UP_FRAMES);
      // V8 makes better code of a program that has run: that is no part of a lap.
      await quiet(cpuSeconds);
      const processor = await generator.createOfflineProcessor(SAMPLE_RATE, BLOCK_FRAMES);
      const heard = roomFor(frames);
      return () => {
        for (let at = 0; at < frames; at += CLIP_FRAMES) {
          const [left, right] = processor.render(inputs, Math.min(CLIP_FRAMES, frames - at));
          heard.left.set(left, at);
          heard.right.set(right, at);
        }
        return heard;
      };
    },
  };
}

/** One for all laps: each would be a module of its own that Node never lets go. */
let made: Promise<object> | undefined;

async function makeCompiler({ instantiateFaustModuleFromFile, LibFaust, FaustCompiler }: FaustWasm): Promise<object> {
  return new FaustCompiler(new LibFaust(await instantiateFaustModuleFromFile(resolve(peerModules, COMPILER))));
}
