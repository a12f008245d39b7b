import { changesLatency } from "../plugins/describe.ts";
import { plugins } from "../plugins/index.ts";
import type { InsertDocument, SessionDocument, StripDocument } from "../session/document.ts";
import { loadSession } from "../session/load.ts";
import { Mixer } from "./mixer.ts";
import type { MixerHost } from "./stage/host.ts";

const FRAMES = 4800;
/** Settings with which a plugin has something to do, where those it begins with leave it idle. */
const AT_WORK: Readonly<Record<string, InsertDocument["params"]>> = {
  equaliser: Object.fromEntries([1, 2, 3, 4].map((band) => [`band${band}GainDb`, 6])),
  latency: { frames: 64 },
};

/**
 * A small desk that uses all an engine can do, over noise: what it has rehearsed an engine does faster, since the browser makes good code only of
 * what has run for a while. `stir` moves something of everything on one strip after the other: all at once would keep the page.
 */
export async function rehearsal(host: MixerHost): Promise<{ readonly stir: () => void }> {
  const mixer = new Mixer(host, loadSession(document(host.sampleRate)));
  const noise = Float32Array.from({ length: FRAMES }, () => Math.random() - 0.5);
  for (const strip of mixer.strips) strip.meter("output");
  mixer.master.loudness("output");
  mixer.master.truePeak("output");
  mixer.master.analyser("output");
  // One of each way in which a needle moves.
  for (const name of ["vu", "ppm-iib", "k-20"] as const) mixer.master.needle(name, "output");
  await mixer.ready(() => ({ sampleRate: host.sampleRate, channels: [noise, noise] }));
  mixer.transport.loop = { from: 0, to: FRAMES };
  mixer.transport.play();
  await mixer.arrived();
  let turn = 0;
  return {
    stir: () => {
      const { fader, inserts } = mixer.strips[turn++ % mixer.strips.length]!;
      // Of what changes how late a plugin is, nothing: that is a plan's, not a sound's.
      mixer.edit(() => {
        fader.value = -(turn % 7);
        for (const { plugin, params } of inserts)
          for (const [name, param] of Object.entries(params).slice(0, 8))
            if (!changesLatency(plugin, name, mixer.sampleRate)) param.travel = 0.4 + 0.1 * (turn % 3);
      });
    },
  };
}

function document(sampleRate: number): SessionDocument {
  const rack = plugins.map((plugin): InsertDocument => ({ id: plugin.id, plugin: plugin.id, params: AT_WORK[plugin.id] ?? {} }));
  const branching = rack.map((insert) =>
    insert.plugin === "compressor" ? { ...insert, params: { detector: "branching" } } : insert,
  );
  const behind: InsertDocument = { id: "behind", plugin: "gain", placement: "post-fader" };
  const track = (id: string, channels: 1 | 2, inserts: InsertDocument[], clips = 1): StripDocument => ({
    id,
    role: "track",
    channels,
    clips: Array.from({ length: clips }, () => ({ file: "noise" })),
    inserts,
    pan: 0.3,
    panMode: channels === 2 ? "stereo-pan" : undefined,
    sends: [{ to: "aux" }],
  });
  return {
    format: "postfade-session",
    version: 1,
    sampleRate,
    strips: [
      ...[1, 2, 3, 4].map((n) => track(`rack-${n}`, 2, rack)),
      track("branching", 2, branching),
      track("mono", 1, rack),
      track("behind", 2, [behind], 2),
      track("plain", 2, []),
      { id: "aux", role: "bus" },
      { id: "master", role: "master" },
    ],
  };
}
