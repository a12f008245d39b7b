import { Ramp } from "../dsp/ramp";
import * as workspace from "../dsp/workspace";
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
/** Four words, each the address of an edge that changes nothing. */
export let straights: usize = 0;
/** Six quads for tables of gains. */
export let tables: usize = 0;
/** A quad for whatever a step works out on its way; gains of the transport. */
export let scratch: usize = 0;
export let gate: usize = 0;
export let transportGate: usize = 0;
/** A ramp that the mix is multiplied by: edits that shift it in time close it. */
export let outputGate: usize = 0;
/** Its gains in this block. */
export let outputGains: usize = 0;
export let sampleRate: f64 = 48000.0;

/** Events that wait for their frame. A power of two. */
export const QUEUE_EVENTS: i32 = 4096;
/** Room for some eight thousand meters and inserts; only what is in use travels. */
const STATUS_BYTES: usize = 1 << 19;

/** Of every bank, behind its plugin's: whether it is at rest. */
const ENGINE_FIELDS: i32 = 1;

let edge: usize = 0;

function region(bytes: usize): usize {
  const address = edge;
  edge += (bytes + 15) & ~15;
  return address;
}

/** The cells of a strip that changes nothing, and from its matrix on those of an edge that changes nothing. */
function layUnity(strip: usize): void {
  const matrix = strip + L.STRIP_LL;
  changetype<Ramp>(strip + L.STRIP_TRIM).jump(1.0);
  changetype<Ramp>(strip + L.STRIP_FADER).jump(1.0);
  changetype<Ramp>(strip + L.STRIP_MUTE).jump(1.0);
  changetype<Ramp>(matrix + L.EDGE_LL).jump(1.0);
  changetype<Ramp>(matrix + L.EDGE_RR).jump(1.0);
  changetype<Ramp>(matrix + L.EDGE_OPEN).jump(1.0);
  changetype<Ramp>(matrix + L.EDGE_PRESENCE).jump(1.0);
}

/** Lays the regions out and returns the address of the words that name them. */
export function layOut(rate: f64, inputCount: i32, outputCount: i32): usize {
  edge = (__heap_base + 15) & ~15;
  sampleRate = rate;
  const words = region(L.BOOT_BANK_FIELDS + 4);
  const fields = region((<usize>PLUGINS) << 2);
  inbox = region(L.INBOX_BYTES);
  queue = region(<usize>QUEUE_EVENTS * 64);
  inputs = region(<usize>inputCount * 2 * L.CHANNEL_BYTES);
  outputs = region(<usize>outputCount * 2 * L.CHANNEL_BYTES);
  status = region(STATUS_BYTES);
  zeros = region(2 * L.CHANNEL_BYTES);
  const trash = region(2 * L.CHANNEL_BYTES);
  const unity = region(L.STRIP_LL + L.EDGE_PRESENCE + L.RAMP_BYTES);
  layUnity(unity);
  straights = region(16);
  v128.store(straights, i32x4.splat(<i32>(unity + L.STRIP_LL)));
  scratch = region(L.QUAD_BYTES);
  tables = region(6 * L.QUAD_BYTES);
  workspace.standAt(region(workspace.WORKSPACE_BYTES));
  gate = region(L.CHANNEL_BYTES);
  transportGate = region(L.RAMP_BYTES);
  outputGate = region(L.RAMP_BYTES);
  outputGains = region(L.CHANNEL_BYTES);
  changetype<Ramp>(outputGate).jump(1.0);

  for (let i = 0; i < PLUGINS; i++) store<i32>(fields + ((<usize>i) << 2), bankFields(i) + ENGINE_FIELDS);
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
  store<usize>(words, outputGate, L.BOOT_OUTPUT_GATE);
  store<usize>(words, zeros, L.BOOT_ZEROS);
  store<usize>(words, trash, L.BOOT_TRASH);
  store<usize>(words, unity, L.BOOT_UNITY);
  store<usize>(words, (edge + 63) & ~63, L.BOOT_HEAP);
  store<i32>(words, PLUGINS, L.BOOT_PLUGIN_COUNT);
  store<usize>(words, fields, L.BOOT_BANK_FIELDS);
  return words;
}
