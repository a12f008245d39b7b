/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A file name for each strip: its id, as far as every file system takes it, and a number where two would be the same. */
export function stemNames(strips: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const strip of strips) {
    const plain = plainName(strip);
    let name = plain;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain}-${n}`;
    taken.add(name.toLowerCase());
    names.set(strip, `${name}.wav`);
  }
  return names;
}

function plainName(strip: string): string {
  const plain = strip.replace(/[<>:"/\\|?*\u007f]/g, "_").replace(/^[. ]+|[. ]+$/g, "_");
  return DEVICES.test(plain) ? `${plain}_` : plain;
}
