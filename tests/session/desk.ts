import type { SessionDocument } from "../../src/session/document.ts";

/** A document that says something of every kind, correctly; every call gives a new one. */
export function fullDocument(): SessionDocument {
  return {
    format: "postfade-session",
    version: 1,
    sampleRate: 44100,
    panLaw: "-4.5dB",
    soloMode: "pfl",
    soloOverridesMute: true,
    exclusiveSolo: true,
    delayCompensation: false,
    tempoBpm: 93.5,
    lengthFrames: 96000,
    strips: [
      {
        id: "kick",
        name: "Kick",
        role: "track",
        channels: 1,
        clips: [
          {
            file: "stems/kick.wav",
            startFrame: 480,
            offsetFrames: 10,
            lengthFrames: 9600,
            gainDb: -3,
            fadeInFrames: 64,
            fadeOutFrames: 128,
          },
          { file: "stems/kick.wav", startFrame: 20000 },
        ],
        trimDb: -6,
        polarity: "inverted",
        inserts: [
          {
            id: "eq",
            plugin: "equaliser",
            placement: "post-fader",
            bypassed: true,
            wet: 0.5,
            extraLatencyFrames: 40,
            params: { band1GainDb: 3, band2On: false, band2Q: 2 },
          },
          { plugin: "compressor", params: { ratio: "infinite", detector: "rms" }, sidechain: { from: "bass", tap: "pre-fader" } },
          { plugin: "latency", params: { frames: 64 } },
        ],
        faderDb: -3.5,
        pan: 0.25,
        mute: true,
        mutePoints: ["pre-fader", "post-fader"],
        solo: true,
        sends: [{ id: "wet", to: "room", levelDb: -12, tap: "pre-fader", pan: -1, mute: true }, { to: "room" }],
        output: "mix",
      },
      {
        id: "bass",
        role: "track",
        panMode: "dual",
        panLeft: -0.5,
        panRight: 0.5,
        panLaw: "-6dB",
        width: 1.5,
        soloSafe: true,
        output: null,
      },
      { id: "room", role: "bus", channels: 1 },
      { id: "mix", name: "Mix Bus", role: "bus", faderDb: -2 },
      { id: "master", role: "master", inserts: [{ plugin: "gain", params: { gainDb: 1 } }] },
    ],
    vcas: [
      { id: "drums", name: "Drums", faderDb: -1, mute: true, members: ["kick"] },
      { id: "band", members: ["drums", "bass"] },
    ],
    groups: [
      { id: "rhythm", name: "Rhythm", members: ["kick", "bass"], controls: ["fader", "pan"], mode: "absolute", active: false },
      { id: "drums", members: ["mix"] },
    ],
    monitor: { levelDb: -6, dim: true, dimDb: -30, swap: true, polarityRight: "inverted" },
    automation: [
      {
        target: "mix.faderDb",
        points: [
          { frame: 0, value: -60, curve: "curve", tension: 0.5 },
          { frame: 4800, value: -2, curve: "exponential" },
          { frame: 9600, value: -1 },
        ],
      },
      { target: "kick/i1.ratio", points: [{ frame: 7, value: "infinite", curve: "hold" }] },
      { target: "kick/eq.bypassed", points: [{ frame: 7, value: false }] },
      { target: "kick>s1.levelDb", points: [] },
    ],
    scenes: [
      {
        id: "verse",
        name: "Verse",
        values: { "mix.faderDb": -4, "kick.mute": false, "kick/i1.ratio": "infinite", "kick>wet.pan": 1, "drums.mute": false },
      },
      { id: "drums", values: {} },
    ],
  };
}
