import { Ramp } from "../dsp/ramp";
import * as L from "../generated/layout";
import { bankFields, PLUGINS } from "../generated/plugins";

/** The engine's own regions, laid out once by `boot` from the end of the static data; all above `heap` is the page's. */
export let inbox: usize = 0;
export let queue: usize = 0;
export let inputs: usize = 0;
export let outputs: usize = 0;
export let status: usize = 0;
/** A planar pair of zeros: what an idle lane hears. */
export let zeros: usize = 0;
/** One lane-by-frame table of gains; the plugin step's second one; a stereo quad of dry signal; gains of the transport. */
export let gains: usize = 0;
export let dry: usize = 0;
export let gate: usize = 0;
/** Gains of an edge that opens or closes. */
export let opening: usize = 0;
export let transportGate: usize = 0;
export let sampleRate: f64 = 48000.0;

/** Events that wait for their frame. A power of two. */
export const QUEUE_EVENTS: i32 = 4096;
/** Room for some eight thousand meters and inserts; only what is in use travels. */
const STATUS_BYTES: usize = 1 << 19;

let edge: usize = 0;

function region(bytes: usize): usize {
  const address = edge;
  edge += (bytes + 15) & ~15;
  return address;
}

/** Lays the regions out and returns the address of the words that name them. */
export function layOut(rate: f64, inputCount: i32, outputCount: i32): usize {
  edge = (__heap_base + 15) & ~15;
  sampleRate = rate;
  const words = region(64);
  const fields = region((<usize>PLUGINS) << 2);
  inbox = region(L.INBOX_BYTES);
  queue = region(<usize>QUEUE_EVENTS * 64);
  inputs = region(<usize>inputCount * 2 * L.CHANNEL_BYTES);
  outputs = region(<usize>outputCount * 2 * L.CHANNEL_BYTES);
  status = region(STATUS_BYTES);
  zeros = region(2 * L.CHANNEL_BYTES);
  const trash = region(2 * L.CHANNEL_BYTES);
  const unity = region(4 * L.RAMP_BYTES);
  changetype<Ramp>(unity).jump(1.0);
  changetype<Ramp>(unity + 3 * L.RAMP_BYTES).jump(1.0);
  gains = region(L.QUAD_BYTES);
  dry = region(2 * L.QUAD_BYTES);
  gate = region(L.CHANNEL_BYTES);
  opening = region(L.CHANNEL_BYTES);
  transportGate = region(L.RAMP_BYTES);

  for (let i = 0; i < PLUGINS; i++) store<i32>(fields + ((<usize>i) << 2), bankFields(i));
  store<i32>(words, L.PROTOCOL_VERSION, L.BOOT_VERSION);
  store<usize>(words, inbox, L.BOOT_INBOX);
  store<usize>(words, L.INBOX_BYTES, L.BOOT_INBOX_BYTES);
  store<usize>(words, inputs, L.BOOT_INPUTS);
  store<i32>(words, inputCount, L.BOOT_INPUT_COUNT);
  store<usize>(words, outputs, L.BOOT_OUTPUTS);
  store<i32>(words, outputCount, L.BOOT_OUTPUT_COUNT);
  store<usize>(words, status, L.BOOT_STATUS);
  store<usize>(words, STATUS_BYTES, L.BOOT_STATUS_BYTES);
  store<usize>(words, transportGate, L.BOOT_TRANSPORT_GATE);
  store<usize>(words, zeros, L.BOOT_ZEROS);
  store<usize>(words, trash, L.BOOT_TRASH);
  store<usize>(words, unity, L.BOOT_UNITY);
  store<usize>(words, (edge + 63) & ~63, L.BOOT_HEAP);
  store<i32>(words, PLUGINS, L.BOOT_PLUGIN_COUNT);
  store<usize>(words, fields, L.BOOT_BANK_FIELDS);
  return words;
}
