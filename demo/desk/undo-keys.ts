import type { Mixer } from "postfade";

/** Control or Command with Z takes back, with Shift too (or Control with Y) does once more; not while somebody types. */
export function addUndoKeys(mixer: () => Mixer | null): void {
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("input[type=text]")) return;
    const key = event.key.toLowerCase();
    const redoes = (key === "z" && event.shiftKey) || (key === "y" && !event.shiftKey);
    if (key !== "z" && !redoes) return;
    event.preventDefault();
    if (redoes) mixer()?.redo();
    else mixer()?.undo();
  });
}
