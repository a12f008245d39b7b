import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { wavFile } from "../../src/offline/wav.ts";

/** The command as it is installed; set-up has built it. */
export const MAIN = join(import.meta.dirname, "../../dist/cli/main.js");

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of its own for a test, with what a session is made of, that goes away with the test. */
export function workplace(): Workplace {
  const folder = mkdtempSync(join(tmpdir(), "postfade-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return new Workplace(folder);
}

export class Workplace {
  constructor(readonly folder: string) {}

  path(name: string): string {
    return join(this.folder, name);
  }

  write(name: string, content: string | Uint8Array): string {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), content);
    return this.path(name);
  }

  /** A stereo file of 24 bits whose samples are seeded noise that 24 bits hold exactly; returns its two channels. */
  noise(name: string, frames: number, seed = 1): Float32Array[] {
    let state = seed;
    const next = () => {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      return (state >> 9) / 2 ** 23;
    };
    const channels = [0, 1].map(() => Float32Array.from({ length: frames }, next));
    this.write(name, wavFile(channels, 48000, "24"));
    return channels;
  }

  session(document: unknown): string {
    return this.write("session.json", JSON.stringify(document));
  }

  run(...args: string[]): Ended {
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { cwd: this.folder, encoding: "utf8" });
    return { code: status, stdout, stderr };
  }

  exists(name: string): boolean {
    return existsSync(this.path(name));
  }

  /** Every file there is, with forward slashes. */
  files(): string[] {
    const entries = readdirSync(this.folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(this.folder.length + 1)
          .replaceAll("\\", "/"),
      )
      .sort();
  }
}

/** A desk of two tracks and a bus, of which a test changes what it likes. */
export function smallSession(): { [key: string]: unknown; strips: Record<string, unknown>[] } {
  return {
    format: "postfade-session",
    version: 1,
    strips: [
      { id: "kick", role: "track", clips: [{ file: "stems/kick.wav" }], output: "mix", sends: [{ id: "wet", to: "room" }] },
      {
        id: "bass",
        role: "track",
        clips: [{ file: "stems/bass.wav" }],
        inserts: [{ id: "comp", plugin: "compressor", bypassed: true }],
      },
      { id: "room", role: "bus" },
      { id: "mix", role: "bus" },
      { id: "master", role: "master" },
    ],
  };
}
