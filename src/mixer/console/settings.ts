import { DESK, deskControls } from "../../plugins/desk.ts";
import type { ValueStore } from "../edits/value-store.ts";
import { type Param, paramsOf } from "./param.ts";

/** What concerns the desk as a whole, as parameters. */
export type Settings = { readonly [K in keyof typeof deskControls]: Param<(typeof deskControls)[K]> };

export function settingsOf(store: ValueStore): Settings {
  return paramsOf(deskControls, DESK, store);
}
