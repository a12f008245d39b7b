import { mkdir, readFile, writeFile } from "node:fs/promises";
import { loadSession, measureAudio, normaliseRender, renderOffline, wavOf } from "postfade";
import { audioIn } from "postfade/node";

/** A session to `mix.wav` at -16 LUFS, and what comes out of each of its strips to `stems/`, louder or softer by as much. */
export async function bounce(folder: string, to: string) {
  const session = loadSession(await readFile(`${folder}/song.json`, "utf8"));
  const { sampleRate } = session;
  const render = await renderOffline(session, { audio: audioIn(folder, sampleRate), stems: true });
  normaliseRender(render, -16);
  await mkdir(`${to}/stems`, { recursive: true });
  await writeFile(`${to}/mix.wav`, wavOf([render.left, render.right], { sampleRate }));
  for (const [id, { left, right }] of render.stems)
    await writeFile(`${to}/stems/${id}.wav`, wavOf([left, right], { sampleRate })); // a bus may be named mix, too
  return measureAudio([render.left, render.right], sampleRate); // integratedLufs, truePeakDbtp, loudnessRangeLu, ...
}
