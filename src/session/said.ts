import { shown } from "../params/shown.ts";
import { didYouMean } from "./nearest.ts";

/** Everything that may be said by name in a call: the compiler sees that nothing is missing, and that nothing else is there. */
export type Names<T> = { readonly [K in keyof Required<T>]: true };

/**
 * What was said by name, which is nothing but what there is: types see to that where there are types.
 * @param call as errors name it @throws RangeError `unknown-option` or `bad-type`
 */
export function checkedSaid<T extends object>(call: string, said: T, names: Names<T>): T {
  checkedNamed(call, said, Object.keys(names)[0]!);
  const unknown = Object.keys(said).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return said;
  const known = Object.keys(names);
  throw new RangeError(
    `unknown-option: ${call}: there is no ${JSON.stringify(unknown)}${didYouMean(unknown, known)}; it takes ${known.join(", ")}`,
  );
}

/**
 * A list, a map or a date is an object too, and what it says it says under no name.
 * @param example a name there is @throws RangeError `bad-type`
 */
export function checkedNamed<T>(call: string, said: T, example: string): T {
  if (Object.prototype.toString.call(said) === "[object Object]") return said;
  throw new RangeError(`bad-type: ${call}: ${shown(said)} says nothing by name, as an object like { ${example} } does`);
}
