/** Names that Windows keeps for devices, whatever their ending. */
const DEVICES = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** Bytes of UTF-8: file systems take 255, of which a number, the ending and the name while it is written need some. */
const MOST_BYTES = 200;

/** A file name for each strip: its id, as far as every file system takes it, and a number where two would be the same. */
export function stemNames(strips: readonly string[]): Map<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const strip of strips) {
    const plain = plainName(strip);
    let name = plain;
    for (let n = 2; taken.has(folded(name)); n++) name = `${plain}-${n}`;
    taken.add(folded(name));
    names.set(strip, `${name}.wav`);
  }
  return names;
}

function plainName(strip: string): string {
  const plain = strip.replace(/[<>:"/\\|?*\u007f]/g, "_").replace(/^[. ]+|[. ]+$/g, "_");
  const short = new TextDecoder().decode(new TextEncoder().encode(plain).subarray(0, MOST_BYTES)).replace(/\ufffd+$/, "");
  return DEVICES.test(short) ? `${short}_` : short;
}

/** Alike for names that a disk blind to case, or to how an accent is spelt, takes for one. */
function folded(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase();
}
