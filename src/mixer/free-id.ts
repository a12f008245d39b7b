/** An id made from a name: `lead-vocal`, or `lead-vocal-2` when that is taken. */
export function freeId(name: string, isTaken: (id: string) => boolean): string {
  const wish = name
    .trim()
    .toLowerCase()
    .replace(/[/>\s]+/g, "-");
  let id = wish;
  for (let n = 2; isTaken(id); n++) id = `${wish}-${n}`;
  return id;
}
