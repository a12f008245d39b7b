import type {
  AnalyserOptions,
  LoadOptions,
  PanLaw,
  SessionDocument,
  Settings,
  Sidechain,
  SoloMode,
  StripDocument,
  VcaMember,
  WebMixer,
  WindowName,
  Wire,
} from "postfade";
import { loadSession } from "postfade";

/** Never run: the type check itself is the test. Whoever wraps the desk can name what its calls take and give. */
export function named(mixer: WebMixer, document: SessionDocument, options: LoadOptions) {
  const settings: Settings = mixer.settings;
  const panLaw: PanLaw = settings.panLaw.value;
  const soloMode: SoloMode = settings.soloMode.value;
  const wire: Wire = mixer.wire;
  const members: readonly VcaMember[] = mixer.vca("drums").members;
  const key: Sidechain | null = mixer.strip("kick").inserts[0]!.sidechain;
  const window: WindowName | undefined = ({} as AnalyserOptions).window;
  const strips: readonly StripDocument[] = document.strips;
  return { settings, panLaw, soloMode, wire, members, key, window, strips, session: loadSession(document, options) };
}
