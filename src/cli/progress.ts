import { Presets, SingleBar } from "cli-progress";

export interface Progress {
  at(done: number, of: number): void;
  stop(): void;
}

/** A bar on a terminal; nothing where nobody looks. */
export function progressBar(label: string, shown: boolean): Progress {
  if (!shown) return { at: () => {}, stop: () => {} };
  const bar = new SingleBar(
    {
      format: `${label} {bar} {percentage} % | {eta_formatted} left`,
      stream: process.stderr,
      clearOnComplete: true,
    },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  return { at: (done, of) => bar.update(done / of), stop: () => bar.stop() };
}
