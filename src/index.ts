export { EngineError } from "./engine/engine-error.ts";
export { GraphError, type GraphErrorCode } from "./graph/errors.ts";
export type { Placement, Role, Tap } from "./graph/graph.ts";
export type { LoudnessReading } from "./loudness/loudness.ts";
export type { NeedleName } from "./loudness/needle-scales.ts";
export type { AudioUse } from "./mixer/audio/read-ahead.ts";
export { type ClipAudio, clipAudioOf } from "./mixer/audio/tape.ts";
export {
  Comparison,
  type ComparisonReading,
  type ComparisonState,
  type NewComparison,
} from "./mixer/compare/comparison.ts";
export type { ComparisonBasis, Side, SideReading } from "./mixer/compare/comparison-ear.ts";
export { MixerGroup } from "./mixer/console/group.ts";
export type { NewGroup } from "./mixer/console/groups.ts";
export { MixerInsert, type Sidechain } from "./mixer/console/insert.ts";
export type { InsertOptions } from "./mixer/console/insert-options.ts";
export { Monitor } from "./mixer/console/monitor.ts";
export { Param } from "./mixer/console/param.ts";
export { type AutomationPoint, ParamAutomation } from "./mixer/console/param-automation.ts";
export { MixerScene, type RecallOptions, type SceneScope } from "./mixer/console/scene.ts";
export type { NewScene } from "./mixer/console/scenes.ts";
export { MixerSend } from "./mixer/console/send.ts";
export type { Settings } from "./mixer/console/settings.ts";
export { MixerStrip } from "./mixer/console/strip.ts";
export type { NewStrip } from "./mixer/console/strips.ts";
export { MixerVca, type VcaMember } from "./mixer/console/vca.ts";
export type { NewVca } from "./mixer/console/vcas.ts";
export type { RampOptions } from "./mixer/curves/ramps.ts";
export type { Loading } from "./mixer/desk/loading.ts";
export type { NewClip, ReadAudio } from "./mixer/edits/clips.ts";
export type { ReadyOptions } from "./mixer/edits/following.ts";
export type { NewImpulse } from "./mixer/edits/impulses.ts";
export type { SendOptions } from "./mixer/edits/strip-options.ts";
export { Analyser, type AnalyserOptions, type AnalyserReading } from "./mixer/meters/analyser.ts";
export type { Clipping } from "./mixer/meters/clip-latch.ts";
export { LoudnessMeter } from "./mixer/meters/loudness-meter.ts";
export { Meter, type MeterOptions, type MeterReading } from "./mixer/meters/meter.ts";
export { NeedleMeter, type NeedleOptions, type NeedleReading } from "./mixer/meters/needle-meter.ts";
export type { HoldOptions } from "./mixer/meters/peak-hold.ts";
export { ReductionMeter, type ReductionReading } from "./mixer/meters/reduction-meter.ts";
export { TruePeakMeter, type TruePeakReading } from "./mixer/meters/true-peak-meter.ts";
export { Mixer } from "./mixer/mixer.ts";
export { type Loop, Playback } from "./mixer/motion/playback.ts";
export type { MixerEvent, MixerEvents, ShapeEvent } from "./mixer/news/events.ts";
export type { MixerState, StateChange } from "./mixer/news/state.ts";
export { type Figures, measureAudio } from "./offline/measure-audio.ts";
export { normaliseRender } from "./offline/normalise.ts";
export {
  type AudioSource,
  type EngineFactory,
  type Render,
  type RenderOptions,
  renderOffline,
  type Stereo,
} from "./offline/render.ts";
export type { WavBits } from "./offline/wav.ts";
export { type WavOptions, wavOf } from "./offline/wav-of.ts";
export { dbOfGain, gainOfDb, SILENCE_DB } from "./params/decibels.ts";
export type {
  ChoiceSpec,
  NumberSpec,
  ParamSpec,
  ParamSpecs,
  ParamValue,
  ToggleSpec,
  Unit,
  ValueOf,
  ValuesOf,
} from "./params/spec.ts";
export { textOf } from "./params/text.ts";
export { travelOfValue, valueAtTravel } from "./params/travel.ts";
export { MemoryFullError } from "./plan/arena.ts";
export type { EdgeLatency, InsertLatency, LatencyReport, StripLatency } from "./plan/latency-report.ts";
export type { MeterPoint } from "./plan/plan.ts";
export { analyser } from "./plugins/analyser.ts";
export { chorus } from "./plugins/chorus.ts";
export { compressor } from "./plugins/compressor.ts";
export { convolver } from "./plugins/convolver.ts";
export { dcBlock } from "./plugins/dc-block.ts";
export { deesser } from "./plugins/deesser.ts";
export { delay } from "./plugins/delay.ts";
export type { PluginSpec } from "./plugins/describe.ts";
export type { GroupControl, GroupMode, PanLaw } from "./plugins/desk.ts";
export { dither } from "./plugins/dither.ts";
export { equaliser } from "./plugins/equaliser.ts";
export { filter } from "./plugins/filter.ts";
export { gain } from "./plugins/gain.ts";
export { gate } from "./plugins/gate.ts";
export { pluginById, plugins } from "./plugins/index.ts";
export { latency } from "./plugins/latency.ts";
export { limiter } from "./plugins/limiter.ts";
export { multiband } from "./plugins/multiband.ts";
export { phaseAlign } from "./plugins/phase-align.ts";
export { phaser } from "./plugins/phaser.ts";
export { presetsOf } from "./plugins/presets/index.ts";
export type { Preset } from "./plugins/presets/preset.ts";
export { reverb } from "./plugins/reverb.ts";
export { saturator } from "./plugins/saturator.ts";
export { toneGenerator } from "./plugins/tone-generator.ts";
export { tremolo } from "./plugins/tremolo.ts";
export { width } from "./plugins/width.ts";
export type {
  AutomationDocument,
  AutomationMode,
  ClipDocument,
  CurveName,
  GroupDocument,
  InsertDocument,
  MonitorDocument,
  PointDocument,
  SceneDocument,
  SendDocument,
  SessionDocument,
  SoloMode,
  StripDocument,
  VcaDocument,
} from "./session/document.ts";
export { type Fault, type FaultCode, SessionError } from "./session/fault.ts";
export { type LoadOptions, loadSession } from "./session/load.ts";
export { saveSession, sessionText } from "./session/save.ts";
export type { Session } from "./session/session.ts";
export type { WindowName } from "./spectrum/windows.ts";
export { start } from "./web/context.ts";
export { type MixerOptions, openMixer, WebMixer } from "./web/open-mixer.ts";
export type { Wire } from "./web/open-node.ts";
