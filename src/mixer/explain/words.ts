import { SILENCE_DB } from "../../params/decibels.ts";
import type { Times } from "./soloing.ts";

/** How the signal path is told. A sentence grows by what is out of the ordinary: each of these is empty where it is not. */

export function level(db: number): string {
  if (db <= SILENCE_DB) return "-inf dB";
  const text = db.toFixed(1);
  return `${Number(text) === 0 ? "0.0" : text} dB`;
}

/** To three decimals, without noughts at the end. */
export const amount = (value: number) => String(Number(value.toFixed(3)) + 0);

export const percent = (share: number) => `${Math.round(share * 100)} %`;

export const frames = (count: number) => `${count} ${count === 1 ? "frame" : "frames"}`;

export const waiting = (count: number) => (count > 0 ? `, waits ${frames(count)}` : "");

export const when = (isSo: boolean, words: string) => (isSo ? words : "");

export const atTimes = (times: Times) => (times === "at times" ? " at times" : "");

/** `a`, `a and b`, `a, b and c`. */
export function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
