import * as clock from "./engine/clock";
import * as gains from "./engine/gains";
import * as inbox from "./engine/inbox";
import * as perform from "./engine/perform";
import * as regions from "./engine/regions";
import * as status from "./engine/status";
import * as tables from "./engine/tables";

/** Lays out the engine's memory for so many external stereo inputs and outputs; returns the address of the words that name its regions. */
export function boot(sampleRate: f64, inputs: i32, outputs: i32): usize {
  const words = regions.layOut(sampleRate, inputs, outputs);
  gains.keepAt(regions.tables);
  tables.lay();
  return words;
}

/** Takes `bytes` of whole records from the inbox; returns how many bytes it took. The rest must be offered again. */
export function receive(bytes: i32): i32 {
  return inbox.take(bytes);
}

/** Renders the next 1 to 128 frames from the input region to the output region. */
export function render(frames: i32): void {
  let done = 0;
  clock.begin();
  while (done < frames) {
    inbox.doDue();
    const room = min(frames - done, clock.framesToGrid());
    const now = clock.framesBeforeJump(inbox.framesBeforeEvent(room));
    perform.perform(now);
    clock.advance(now);
    done += now;
  }
  status.publish();
}
