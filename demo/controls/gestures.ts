import type { NumberSpec, Param } from "postfade";
import { nudged, type Stride } from "./nudge.ts";

export type Axis = "vertical" | "horizontal";

/** A drag with Shift held goes this many times slower than the pointer. */
const FINE_DRAG = 10;
/** Wheel travel, in CSS pixels, that counts as one press of an arrow key. */
const WHEEL_STEP_PX = 50;

/** A wheel that rests for so long has been let go of. */
const WHEEL_REST_MS = 400;

/** Turns a focusable element as long as the parameter's travel into a slider for keys, pointer and wheel. */
export function addSliderGestures(element: HTMLElement, axis: Axis, param: () => Param): void {
  addKeys(element, param);
  element.addEventListener("dblclick", () => param().reset());
  addDrag(element, axis, param);
  addWheel(element, param);
}

/** A key that is held is one touch, however often it repeats. */
function addKeys(element: HTMLElement, param: () => Param): void {
  let touched: Param | null = null;
  const release = () => {
    touched?.release();
    touched = null;
  };
  element.addEventListener("keydown", (event) => {
    if (!isSlidersKey(event)) return;
    event.preventDefault();
    if (!event.repeat) release();
    touched ??= param();
    touched.touch();
    pressed(event, touched);
  });
  element.addEventListener("keyup", release);
  element.addEventListener("blur", release);
}

const KEYS = ["ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft", "PageUp", "PageDown", "Home", "End", "Delete", "Backspace"];

function isSlidersKey({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return KEYS.includes(key) && !altKey && !ctrlKey && !metaKey;
}

function nudge(param: Param, stride: Stride, direction: 1 | -1): void {
  const spec = param.spec as NumberSpec;
  param.value = nudged(spec, param.value === "infinite" ? spec.max : Number(param.value), stride, direction);
}

function pressed({ key, shiftKey }: KeyboardEvent, param: Param): void {
  const stride: Stride = shiftKey ? "fine" : "step";
  const spec = param.spec as NumberSpec;
  if (key === "ArrowUp" || key === "ArrowRight") nudge(param, stride, 1);
  else if (key === "ArrowDown" || key === "ArrowLeft") nudge(param, stride, -1);
  else if (key === "PageUp") nudge(param, "page", 1);
  else if (key === "PageDown") nudge(param, "page", -1);
  else if (key === "Home") param.value = spec.min;
  else if (key === "End") param.value = spec.max;
  else param.reset();
}

/** The thumb follows the pointer from wherever it was taken: a touch beside it moves nothing. From down to up is one touch of the parameter. */
function addDrag(element: HTMLElement, axis: Axis, param: () => Param): void {
  let held: { pointer: number; at: number; travel: number; param: Param } | null = null;
  const placeOf = (event: PointerEvent) => (axis === "vertical" ? -event.clientY : event.clientX);
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    held?.param.release();
    held = { pointer: event.pointerId, at: placeOf(event), travel: param().travel, param: param() };
    held.param.touch();
  });
  element.addEventListener("pointermove", (event) => {
    if (held?.pointer !== event.pointerId) return;
    const lengthPx = axis === "vertical" ? element.clientHeight : element.clientWidth;
    const moved = (placeOf(event) - held.at) / lengthPx / (event.shiftKey ? FINE_DRAG : 1);
    if (moved === 0) return;
    held = { ...held, at: placeOf(event), travel: Math.min(1, Math.max(0, held.travel + moved)) };
    held.param.travel = held.travel;
  });
  const release = () => {
    held?.param.release();
    held = null;
  };
  element.addEventListener("pointerup", release);
  element.addEventListener("pointercancel", release);
}

/** Only while focused, so that the page still scrolls under a passing wheel. As long as it rolls it is one touch. */
function addWheel(element: HTMLElement, param: () => Param): void {
  let rolledPx = 0;
  let touched: Param | null = null;
  let rest = 0;
  const release = () => {
    touched?.release();
    touched = null;
  };
  element.addEventListener(
    "wheel",
    (event) => {
      if (document.activeElement !== element) return;
      event.preventDefault();
      if (!touched) {
        touched = param();
        touched.touch();
      }
      clearTimeout(rest);
      rest = window.setTimeout(release, WHEEL_REST_MS);
      rolledPx += event.deltaY || event.deltaX; // a browser may turn the wheel sideways while Shift is held
      for (; Math.abs(rolledPx) >= WHEEL_STEP_PX; rolledPx -= Math.sign(rolledPx) * WHEEL_STEP_PX)
        nudge(touched, event.shiftKey ? "fine" : "step", rolledPx < 0 ? 1 : -1);
    },
    { passive: false },
  );
  element.addEventListener("blur", release);
}
