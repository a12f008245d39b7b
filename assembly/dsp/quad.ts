/** From the lefts of a stereo quad to its rights, in bytes: 128 frames of four lanes. */
export const RIGHT: usize = 2048;
