import { checkedName } from "./checked.ts";

/** What is said of something new. */
export interface NewNamed {
  readonly id?: string;
  readonly name?: string;
}

/**
 * Its id and its name. An id that is not said is made from the name (`lead-vocal`, or `lead-vocal-2` when that is taken), a name that is not said
 * from the id. @param kind what it is called when neither is said @throws RangeError for a name that is no text
 */
export function identified({ id: said, name }: NewNamed, kind: string, isTaken: (id: string) => boolean): Required<NewNamed> {
  const text = name === undefined ? undefined : checkedName(said ?? `new ${kind}`, name);
  const id = said ?? freeId(text ?? kind, isTaken);
  return { id, name: text ?? id };
}

function freeId(name: string, isTaken: (id: string) => boolean): string {
  const wish = name
    .trim()
    .toLowerCase()
    .replace(/[/>\s]+/g, "-");
  let id = wish;
  for (let n = 2; isTaken(id); n++) id = `${wish}-${n}`;
  return id;
}
