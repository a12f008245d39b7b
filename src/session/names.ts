import type { SessionDocument } from "./document.ts";
import { type Fault, shown } from "./fault.ts";

/** A document after `check`: what was wrong is left out, lists keep their places. */
export type Checked<T> = T extends string | number | boolean | null
  ? T
  : T extends readonly (infer Item)[]
    ? readonly (Checked<Item> | undefined)[]
    : { readonly [Key in keyof T]?: Checked<T[Key]> };

export type CheckedDocument = Checked<SessionDocument>;

/** The id of an insert that has none of its own, from its place on the strip. */
export const insertName = (said: { readonly id?: string } | undefined, place: number) => said?.id ?? `i${place}`;
/** The id of a send that has none of its own, from its place on the strip. */
export const sendName = (said: { readonly id?: string } | undefined, place: number) => said?.id ?? `s${place}`;

/** Names that must be one thing's only: strips and VCAs in the session, groups among themselves, scenes too, inserts and sends on their strip. */
export function duplicateNames(document: CheckedDocument): Fault[] {
  const desk = [...placed(document.strips, "strips"), ...placed(document.vcas, "vcas")];
  const named = (items: readonly { item: { readonly id?: string }; path: string }[]) =>
    items.flatMap(({ item, path }) => (item.id === undefined ? [] : [{ name: item.id, path: `${path}.id` }]));
  const faults = [
    ...duplicates(named(desk)),
    ...duplicates(named(placed(document.groups, "groups"))),
    ...duplicates(named(placed(document.scenes, "scenes"))),
  ];
  for (const { item, path } of placed(document.strips, "strips")) {
    faults.push(
      ...duplicates(
        placed(item.inserts, `${path}.inserts`).map((at) => ({ name: insertName(at.item, at.place), path: `${at.path}.id` })),
      ),
      ...duplicates(
        placed(item.sends, `${path}.sends`).map((at) => ({ name: sendName(at.item, at.place), path: `${at.path}.id` })),
      ),
    );
  }
  return faults;
}

function duplicates(names: readonly { name: string; path: string }[]): Fault[] {
  const first = new Map<string, string>();
  return names.flatMap(({ name, path }): Fault[] => {
    const taken = first.get(name);
    if (taken === undefined) first.set(name, path);
    return taken === undefined
      ? []
      : [
          {
            code: "duplicate-id",
            path,
            message: `${shown(name)} is the name of ${taken.replace(/\.id$/, "")} already; choose another`,
          },
        ];
  });
}

/** What is there of a list, with its place. */
export function placed<T>(
  list: readonly (T | undefined)[] | undefined,
  path: string,
): { item: T; place: number; path: string }[] {
  return (list ?? []).flatMap((item, place) => (item === undefined ? [] : [{ item, place, path: `${path}[${place}]` }]));
}
