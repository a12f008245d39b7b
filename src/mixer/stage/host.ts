import type { EngineLayout } from "../../protocol/engine-layout.ts";
import type { Transport } from "../../protocol/transport.ts";

/** Where a mixer's engine is and how sound gets in; `openMixer` and `renderOffline` make one. */
export interface MixerHost {
  readonly transport: Transport;
  readonly layout: EngineLayout;
  /** In Hz. */
  readonly sampleRate: number;
  /** The node that feeds the engine's stereo input of this number, where the host has nodes. */
  readonly inputNode?: (input: number) => AudioNode;
  /** Disconnects that node from the engine: the next strip that gets the input has another node. */
  readonly closeInput?: (input: number) => void;
  /** Whether there is a monitor section between the master and the output; not unless said, and never in a render. */
  readonly monitor?: boolean;
  /** Strips whose outputs the host collects beside the mix. */
  readonly stems?: readonly string[];
}
