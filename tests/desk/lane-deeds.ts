import type { Param } from "../../src/mixer/console/param.ts";
import type { AutomationPoint } from "../../src/mixer/console/param-automation.ts";
import type { MixerStrip } from "../../src/mixer/console/strip.ts";
import type { Mixer } from "../../src/mixer/mixer.ts";
import { valueAtTravel } from "../../src/params/travel.ts";
import { latency } from "../../src/plugins/latency.ts";
import type { AutomationMode, CurveName } from "../../src/session/session.ts";
import { type Deed, oneOf, type Pick } from "./deeds.ts";

const MODES: readonly AutomationMode[] = ["off", "read", "touch", "latch", "write"];
const CURVES: readonly CurveName[] = ["hold", "linear", "curve"];

/** Controls of a strip, of what is on it, and of a VCA. */
function controlsOf(mixer: Mixer, strip: MixerStrip, pick: Pick): (readonly Param[])[] {
  const [insert, send, vca] = [oneOf(strip.inserts, pick), oneOf(strip.sends, pick), oneOf(mixer.vcas, pick)];
  const { fader, trim, polarity, pan, panMode, width, mute, mutePoints, solo } = strip;
  const owners = [
    [fader, trim, polarity, pan, panMode, width, mute, mutePoints, solo],
    insert && insert.plugin !== latency ? [...Object.values(insert.params), insert.wet, insert.bypassed] : [],
    send ? [send.level, send.pan, send.mute] : [],
    vca ? [vca.fader, vca.mute] : [],
  ] as unknown as (readonly Param[])[];
  return owners.filter(({ length }) => length > 0);
}

const anyControl: (...args: Parameters<typeof controlsOf>) => Param = (mixer, strip, pick) =>
  oneOf(oneOf(controlsOf(mixer, strip, pick), pick)!, pick)!;

function anyPoint({ spec }: Param, pick: Pick): AutomationPoint {
  const frame = pick(0, 3000);
  if (spec.kind === "toggle") return { frame, value: pick(0, 1) === 1 };
  if (spec.kind === "choice") return { frame, value: oneOf(spec.choices, pick)! };
  return { frame, value: valueAtTravel(spec, pick(0, 10) / 10), curve: oneOf(CURVES, pick)!, tension: pick(-1, 1) };
}

/** What makes a plugin later cannot be drawn: whoever tries is refused. */
function unlessRefused(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof RangeError) || !/would change how late/.test(error.message)) throw error;
  }
}

/** Everything that makes a lane another. */
export const laneDeeds: readonly Deed[] = [
  (mixer, strip, pick) => {
    const param = anyControl(mixer, strip, pick);
    const points = Array.from({ length: pick(1, 5) }, () => anyPoint(param, pick));
    unlessRefused(() => {
      param.automation.points = points;
    });
  },
  (mixer, strip, pick) => {
    const param = anyControl(mixer, strip, pick);
    unlessRefused(() => param.automation.add(anyPoint(param, pick)));
  },
  (mixer, strip, pick) => {
    const { automation } = anyControl(mixer, strip, pick);
    unlessRefused(() => {
      automation.mode = oneOf(MODES, pick)!;
    });
  },
  (mixer, strip, pick) => {
    const drawn = controlsOf(mixer, strip, pick)
      .flat()
      .filter(({ automation }) => automation.points.length > 0);
    oneOf(drawn, pick)?.automation[pick(0, 1) ? "clear" : "remove"](0, 1500);
  },
  (mixer, strip, pick) => {
    const param = anyControl(mixer, strip, pick);
    param.touch();
    param.travel = pick(0, 10) / 10;
    param.release();
  },
];
