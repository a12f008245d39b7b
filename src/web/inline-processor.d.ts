/** The processor's JavaScript, for a Blob URL. Written by the set-up, from the same file that `new URL` finds. */
export const PROCESSOR: string;
