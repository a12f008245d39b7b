/**
 * The engine as a module that nobody has run before, each time: V8 keeps the good code of a binary it knows, so each gets a section that says
 * nothing and is different every time.
 */
export function freshModule(binary: Uint8Array): () => Promise<WebAssembly.Module> {
  const name = [4, ...new TextEncoder().encode("once")];
  return () => {
    const nothing = Array.from({ length: 16 }, () => Math.floor(Math.random() * 256));
    const section = [0, name.length + nothing.length, ...name, ...nothing];
    const bytes = new Uint8Array(binary.length + section.length);
    bytes.set(binary);
    bytes.set(section, binary.length);
    return WebAssembly.compile(bytes);
  };
}
