/** A stereo quad in which any kernel may work while it processes; what stands in it afterwards is nobody's. The engine says where. */
export let workspace: usize = 0;

export function standAt(address: usize): void {
  workspace = address;
}
