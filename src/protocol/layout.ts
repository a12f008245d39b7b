/** Sizes both sides agree on. The generator writes them into assembly/generated/layout.ts. */

/** Raised by hand when memory, records or steps change meaning; `boot` reports the engine's, the page refuses another. */
export const PROTOCOL_VERSION = 10;

export const BLOCK_FRAMES = 128;
/** One planar channel. */
export const CHANNEL_BYTES = BLOCK_FRAMES * 4;
/** One channel of four strips side by side. */
export const QUAD_BYTES = BLOCK_FRAMES * 16;

/** A command record's head; those that wait for their frame fit in {@link EVENT_BYTES}. */
export const RECORD_CODE_AT = 4;
export const RECORD_FRAME_AT = 8;
export const HEAD_BYTES = 16;
export const EVENT_BYTES = 64;

export const RAMP_BYTES = 48;
export const INBOX_BYTES = 1 << 17;

/** Words of the block whose address `boot` returns. */
export const bootWords = [
  "version",
  "inbox",
  "inboxBytes",
  "inputs",
  "inputCount",
  "outputs",
  "outputCount",
  "status",
  "statusBytes",
  "transportGate",
  "outputGate",
  "zeros",
  "trash",
  "unity",
  "heap",
  "pluginCount",
  "bankFields",
] as const;

/**
 * The status region begins with these f64s; meter and readout slots follow, placed by the page. `roll` is the newest roll of the transport's that was
 * done, `rolledAt` the engine's frame at which it was.
 */
export const statusWords = ["frame", "plan", "playing", "position", "waiting", "faults", "settled", "roll", "rolledAt"] as const;
export const STATUS_HEAD_BYTES = 80;
/** Where in the status region the page's i32 stands that it raises after each look: latched peaks then start anew. */
export const STATUS_EPOCH_AT = 76;

/** A meter slot's 32-bit words: peaks are latched maxima, squares are smoothed mean squares. Meters that nobody reads have no slot. */
export const meterWords = ["epoch", "pad", "peakLeft", "peakRight", "squareLeft", "squareRight"] as const;
export const METER_BYTES = 32;

/** A readout slot's words: `fault` 1 after the insert went dry by itself, then up to six values of the plugin's. */
export const READOUT_VALUES = 6;
export const readoutWords = ["fault", "epoch", "value0", "value1", "value2", "value3", "value4", "value5"] as const;
export const READOUT_BYTES = 32;

/** An output's slot: an f64, the engine's frame up to which there was something in it that is no sound, and was kept from the host; 0: never yet. */
export const OUTPUT_SLOT_BYTES = 8;

/** A strip's cells: ramps for trim (negative when inverted), fader (with VCAs), mute, and the pan matrix. */
export const stripCells = ["trim", "fader", "mute", "ll", "lr", "rl", "rr"] as const;
/** An edge's cells: ramps for its matrix, whether mute and solo leave it open, and whether it is there at all: edits fade that one and nothing else does. */
export const edgeCells = ["ll", "lr", "rl", "rr", "open", "presence"] as const;
/**
 * An insert's cells: a ramp that bypass moves, then these words, a ramp that edits fade, then its parameters, then a ramp for each of them, at
 * `ramps`: while automation moves one, its cell follows. `changed` holds bits of {@link changeBits}; `walk` counts the frames until parameters that
 * follow are looked at again; `tempo` is an f32, the desk's quarter notes a minute; `impulse` is where its impulse
 * response is, 0 for none.
 */
export const insertWords = [
  "changed",
  "fresh",
  "readout",
  "line",
  "lineMask",
  "dryLine",
  "dryMask",
  "latency",
  "ramps",
  "params",
  "walk",
  "tempo",
  "impulse",
  "pad",
] as const;
export const INSERT_TEMPO_AT = RAMP_BYTES + insertWords.indexOf("tempo") * 4;
export const INSERT_PRESENCE_AT = RAMP_BYTES + insertWords.length * 4;
export const INSERT_HEAD_BYTES = INSERT_PRESENCE_AT + RAMP_BYTES;

/** What happened to an insert's parameters: a hand set some, automation moves some, automation made one jump. */
export const changeBits = { byHand: 1, follows: 2, jumps: 4 } as const;
/** Parameters that follow are worked out anew this often; their coefficients go straight in between. */
export const LINE_FRAMES = 32;

/** A clip record: words, then f64s, then a ramp that edits fade. Frames of the session. `nowLeft` and `nowRight` are the engine's: where a strip hears it in this block. */
export const clipWords = ["left", "right", "gain", "fadeInFrames", "fadeOutFrames", "nowLeft", "nowRight", "pad"] as const;
export const clipFrames = ["startFrame", "lengthFrames"] as const;
export const CLIP_PRESENCE_AT = clipWords.length * 4 + clipFrames.length * 8;
export const CLIP_BYTES = CLIP_PRESENCE_AT + RAMP_BYTES;
