/** What tone.ts uses of Tone.js, which is installed only where benchmarks run. */
declare module "tone" {
  export class ToneAudioNode {
    connect(destination: ToneAudioNode): this;
    chain(...nodes: readonly ToneAudioNode[]): this;
  }
  export class Gain extends ToneAudioNode {
    constructor(options: { gain: number; units: "decibels" });
  }
  export class BiquadFilter extends ToneAudioNode {
    constructor(options: { type: BiquadFilterType; frequency: number; Q: number; gain: number });
  }
  export class Compressor extends ToneAudioNode {
    constructor(options: { threshold: number; knee: number; ratio: number; attack: number; release: number });
  }
  export class Panner extends ToneAudioNode {
    constructor(options: { pan: number; channelCount: 1 | 2 });
  }
  export class ToneAudioBuffer {
    static fromArray(channels: readonly Float32Array[]): ToneAudioBuffer;
    getChannelData(channel: number): Float32Array<ArrayBuffer>;
  }
  export class ToneBufferSource extends ToneAudioNode {
    constructor(options: { url: ToneAudioBuffer; loop: boolean });
    start(time: number): this;
  }
  export class OfflineContext {
    constructor(channels: number, seconds: number, sampleRate: number);
    /** @param asynchronous lets the page go on meanwhile, which is slower */
    render(asynchronous: boolean): Promise<ToneAudioBuffer>;
  }
  export function setContext(context: OfflineContext): void;
  export function getDestination(): ToneAudioNode;
}
