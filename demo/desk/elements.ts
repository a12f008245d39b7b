import { LevelFader } from "../controls/level-fader.ts";
import { ParamSwitch } from "../controls/param-switch.ts";
import { ValueEntry } from "../controls/value-entry.ts";
import { ValueSlider } from "../controls/value-slider.ts";
import { LevelMeter } from "../meters/level-meter.ts";
import { CompressorView } from "./compressor-view.ts";
import { DeskView } from "./desk-view.ts";
import { FaderPlace } from "./fader-place.ts";
import { InsertList } from "./insert-list.ts";
import { InsertPanel } from "./insert-panel.ts";
import { ParamRow } from "./param-row.ts";
import { PostfadePage } from "./postfade-page.ts";
import { SeekBar } from "./seek-bar.ts";
import { StripView } from "./strip-view.ts";
import { TransportBar } from "./transport-bar.ts";

/** Every part of the page by its name in HTML; the page itself last, so that it finds all the others. */
const ELEMENTS: Readonly<Record<string, CustomElementConstructor>> = {
  "level-fader": LevelFader,
  "param-switch": ParamSwitch,
  "value-entry": ValueEntry,
  "value-slider": ValueSlider,
  "compressor-view": CompressorView,
  "desk-view": DeskView,
  "fader-place": FaderPlace,
  "insert-list": InsertList,
  "insert-panel": InsertPanel,
  "param-row": ParamRow,
  "seek-bar": SeekBar,
  "strip-view": StripView,
  "transport-bar": TransportBar,
  "level-meter": LevelMeter,
  "postfade-page": PostfadePage,
};

export function defineElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(name, element);
}
