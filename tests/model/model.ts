import type { SessionDocument, StripDocument } from "../../src/session/document.ts";
import { channelsOf, clipsOf, type Files } from "./clips.ts";
import { balanceMatrix, gainOfDb, lawGains, product, stereoPanMatrix, widthMatrix } from "./gains.ts";
import { throughInsert } from "./inserts.ts";
import { insertId, valuesOf, vcasAbove } from "./said.ts";
import { add, late, type Matrix, peakOf, type Signal, scaled, silence, through, withChannels } from "./signal.ts";
import type { Control, Values } from "./values.ts";
import { inOrder, Lateness, openWithSolo, placementOf, type Way, waysOf } from "./ways.ts";

type N = Control<number>;
type MatrixControl = (frame: number) => Matrix;

/**
 * A desk once more, the obvious way: one strip after the other, each stage of it over the whole length, in double precision. Written from
 * the contract, and from nothing in src/ but the types of a document.
 */

export interface ModelRender {
  readonly left: Float64Array;
  readonly right: Float64Array;
  readonly latencyFrames: number;
  readonly stems: ReadonlyMap<string, Signal>;
  /** The largest magnitude anywhere on the desk: what a float32 desk has to carry. */
  readonly loudest: number;
}

export function renderModel(document: SessionDocument, files: Files): ModelRender {
  const { sampleRate = 48000, lengthFrames = 0 } = document;
  const ways = waysOf(document);
  const lateness = new Lateness(document, ways);
  const frames = lengthFrames + Math.max(...document.strips.map(({ id }) => lateness.trimmed(id)));
  const values = valuesOf(document);
  const channels = new Map(document.strips.map((strip) => [strip.id, channelsOf(strip, files)]));
  const inputs = new Map(document.strips.map(({ id }) => [id, silence(channels.get(id)!, frames)]));
  const keys = new Map<string, Signal>();
  const stems = new Map<string, Signal>();
  const isOpen = soloOf(document, ways, values);
  let loudest = 0;
  const met = (signal: Signal) => {
    loudest = Math.max(loudest, peakOf(signal));
    return signal;
  };

  for (const strip of inOrder(document, ways)) {
    const { id } = strip;
    const input = inputs.get(id)!;
    add(input, late(clipsOf(strip, files, channels.get(id)!, frames), lateness.source(id)));
    const rack = (signal: Signal, placement: string) =>
      (strip.inserts ?? []).reduce((passed, insert, i) => {
        if (placementOf(strip, insert) !== placement) return passed;
        const name = `${id}/${insertId(insert, i)}`;
        return met(throughInsert(insert, name, passed, keys.get(name) ?? passed, values, sampleRate));
      }, signal);
    const trim = values.number(`${id}.trimDb`);
    const polarity = values.text(`${id}.polarity`);
    const trimmed = scaled(met(input), (n) => gainOfDb(trim(n)) * (polarity(n) === "inverted" ? -1 : 1));
    const pre = rack(met(trimmed), "pre-fader");
    const level = levelOf(document, id, values);
    const isMuted = muteOf(document, strip, "post-fader", values);
    const post = rack(met(scaled(pre, (n) => (isMuted(n) ? 0 : gainOfDb(level(n))))), "post-fader");
    const output = met(through(post, panOf(strip, channels.get(id)!, values)));
    stems.set(id, trimmedTo(output, lateness.trimmed(id), lengthFrames));

    for (const way of ways.filter(({ from }) => from === id)) {
      const tapped = way.kind === "output" ? output : way.tap === "pre-fader" ? pre : post;
      const sent = way.kind === "send" ? throughSend(document, strip, way, tapped, values) : tapped;
      const heard = scaled(sent, (n) => (isOpen(way, n) ? 1 : 0));
      const arriving = met(late(withChannels(heard, channels.get(way.to)!), lateness.wait(way)));
      if (way.kind === "key") keys.set(way.name, arriving);
      else add(inputs.get(way.to)!, arriving);
    }
  }
  const master = document.strips.find(({ role }) => role === "master")!.id;
  const [left, right] = stems.get(master) as [Float64Array, Float64Array];
  stems.delete(master);
  return { left, right, latencyFrames: lateness.trimmed(master), stems, loudest };
}

const trimmedTo = (signal: Signal, from: number, frames: number) => signal.map((channel) => channel.slice(from, from + frames));

/** A strip's fader with its VCAs: levels add. */
function levelOf({ vcas = [] }: SessionDocument, id: string, values: Values): Control<number> {
  const faders = [id, ...vcasAbove(vcas, id).map((vca) => vca.id)].map((owner) => values.number(`${owner}.faderDb`));
  return (n) => {
    let sum = 0;
    for (const fader of faders) sum += fader(n) <= -144 ? Number.NEGATIVE_INFINITY : fader(n);
    return sum;
  };
}

/** Whether a strip's mute, or one of its VCAs', silences one of its points. */
function muteOf({ vcas = [] }: SessionDocument, { id }: StripDocument, point: string, values: Values): Control<boolean> {
  const own = values.isOn(`${id}.mute`);
  const solo = values.isOn(`${id}.solo`);
  const points = values.text(`${id}.mutePoints`);
  const soloOverrides = values.isOn(">desk.soloOverridesMute");
  const above = vcasAbove(vcas, id).map((vca) => values.isOn(`${vca.id}.mute`));
  return (n) => {
    const muted = (own(n) && !(soloOverrides(n) && solo(n))) || above.some((vca) => vca(n));
    return muted && points(n).includes(point);
  };
}

function panLawOf({ id }: StripDocument, values: Values): Control<string> {
  const [own, desk] = [values.text(`${id}.panLaw`), values.text(">desk.panLaw")];
  return (n) => (own(n) === "session" ? desk(n) : own(n));
}

/** Width, then pan. */
function panOf(strip: StripDocument, channels: 1 | 2, values: Values): MatrixControl {
  const number = (name: string) => values.number(`${strip.id}.${name}`);
  const [pan, panLeft, panRight, width] = ["pan", "panLeft", "panRight", "width"].map(number) as [N, N, N, N];
  const mode = values.text(`${strip.id}.panMode`);
  const law = panLawOf(strip, values);
  return (n) => {
    if (channels === 1) return [...lawGains(law(n), pan(n)), 0, 0];
    const panned = { mode: mode(n), law: law(n), pan: pan(n), panLeft: panLeft(n), panRight: panRight(n) };
    return product(widthMatrix(width(n)), stereoPanMatrix(panned));
  };
}

/** Level, pan and mute of a send. Something mono pans by the strip's law, something stereo by balance. */
function throughSend(document: SessionDocument, strip: StripDocument, way: Way, tapped: Signal, values: Values): Signal {
  const [level, pan] = [values.number(`${way.name}.levelDb`), values.number(`${way.name}.pan`)];
  const isSendMuted = values.isOn(`${way.name}.mute`);
  const isStripMuted = muteOf(document, strip, "pre-fader", values);
  const law = panLawOf(strip, values);
  const panned = through(tapped, (n) => (tapped.length === 1 ? [...lawGains(law(n), pan(n)), 0, 0] : balanceMatrix(pan(n))));
  return scaled(panned, (n) => (isSendMuted(n) || (way.tap === "pre-fader" && isStripMuted(n)) ? 0 : gainOfDb(level(n))));
}

/** Whether a way is open, as solo has it on a frame. Asked once where nothing that says so is automated. */
function soloOf({ strips }: SessionDocument, ways: readonly Way[], values: Values): (way: Way, frame: number) => boolean {
  const mode = values.text(">desk.soloMode");
  const listOf = (name: string): List => strips.map(({ id }) => ({ id, isOn: values.isOn(`${id}.${name}`) }));
  const [solos, safes] = [listOf("solo"), listOf("soloSafe")];
  const onAt = (list: List, n: number) => list.filter(({ isOn }) => isOn(n)).map(({ id }) => id);
  const openAt = (n: number) => openWithSolo(ways, mode(n) === "in-place" ? onAt(solos, n) : [], onAt(safes, n));
  if (!values.automates(/\.solo(Safe|Mode)?$/)) {
    const open = openAt(0);
    return (way) => open.has(way.name);
  }
  const answers = new Map<number, ReadonlySet<string>>();
  return (way, n) => {
    if (!answers.has(n)) answers.set(n, openAt(n));
    return answers.get(n)!.has(way.name);
  };
}
type List = readonly { readonly id: string; readonly isOn: Control<boolean> }[];
