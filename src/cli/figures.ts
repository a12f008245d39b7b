/** `-14.2 LUFS`, or `no loudness`. */
export function lufsText(lufs: number | null): string {
  return lufs === null ? "no loudness" : `${lufs.toFixed(1)} LUFS`;
}

/** `-0.8 dBTP`, or `silence`. */
export function dbtpText(level: number | null): string {
  return level === null ? "silence" : `${level.toFixed(1)} dBTP`;
}

/** `-3.2 dBFS`, or `silence`. */
export function dbfsText(level: number | null): string {
  return level === null ? "silence" : `${level.toFixed(1)} dBFS`;
}
