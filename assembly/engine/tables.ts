import * as between from "../dsp/between";
import * as fourier from "../dsp/fourier";

/** What kernels look up. A thousand sines are worked out when the engine begins, not when the first plugin that needs them does and a block is waited for. */
export function lay(): void {
  between.lay();
  fourier.lay();
}
