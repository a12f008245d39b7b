/** Where any kernel may work while it processes: five stereo quads; what stands there afterwards is nobody's. The engine says where. */
export const WORKSPACE_BYTES: usize = 20480;
export let workspace: usize = 0;

export function standAt(address: usize): void {
  workspace = address;
}
