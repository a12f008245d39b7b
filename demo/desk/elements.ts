import { LevelFader } from "../controls/level-fader.ts";
import { ParamSwitch } from "../controls/param-switch.ts";
import { ValueEntry } from "../controls/value-entry.ts";
import { ValueSlider } from "../controls/value-slider.ts";
import { LevelMeter } from "../meters/level-meter.ts";
import { CompressorView } from "./compressor-view.ts";
import { DeskBar } from "./desk-bar.ts";
import { DeskView } from "./desk-view.ts";
import { FaderPlace } from "./fader-place.ts";
import { InsertList } from "./insert-list.ts";
import { InsertPanel } from "./insert-panel.ts";
import { LoadingBar } from "./loading-bar.ts";
import { ParamRow } from "./param-row.ts";
import { PostfadePage } from "./postfade-page.ts";
import { SceneKeys } from "./scene-keys.ts";
import { SeekBar } from "./seek-bar.ts";
import { StripView } from "./strip-view.ts";
import { TransportBar } from "./transport-bar.ts";
import { VcaView } from "./vca-view.ts";

/** Every part of the page by its name in HTML; the page itself last, so that it finds all the others. */
const ELEMENTS: Readonly<Record<string, CustomElementConstructor>> = {
  "level-fader": LevelFader,
  "param-switch": ParamSwitch,
  "value-entry": ValueEntry,
  "value-slider": ValueSlider,
  "compressor-view": CompressorView,
  "desk-bar": DeskBar,
  "desk-view": DeskView,
  "fader-place": FaderPlace,
  "insert-list": InsertList,
  "insert-panel": InsertPanel,
  "loading-bar": LoadingBar,
  "param-row": ParamRow,
  "scene-keys": SceneKeys,
  "seek-bar": SeekBar,
  "strip-view": StripView,
  "transport-bar": TransportBar,
  "vca-view": VcaView,
  "level-meter": LevelMeter,
  "postfade-page": PostfadePage,
};

export function defineElements(): void {
  for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(name, element);
}
