/** Where a gauge is on the canvas, in CSS pixels, and between which edges of its scrolling rack it can be seen. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
  clipLeft: number;
  clipRight: number;
}

/** Something that moves with the sound: it reads the engine once a frame and paints itself into its box. */
export interface Gauge {
  paint(canvas: CanvasRenderingContext2D, box: Box, seconds: number): void;
  /** Puts its numbers into words; called {@link ANNOUNCEMENTS_PER_SECOND} times a second. */
  announce(): void;
}

/** Numbers that change faster than this cannot be read, nor heard from a screen reader. */
export const ANNOUNCEMENTS_PER_SECOND = 4;

/** All meters of the desk on one canvas, to be laid over it: one paint per frame however many strips there are. */
export class MeterBridge {
  readonly canvas = document.createElement("canvas");
  #gauges = new Map<HTMLElement, Gauge>();
  #boxes: [Gauge, Box][] | null = null;
  #frame = 0;
  #paintedMs = performance.now();
  #announcedMs = 0;
  #resized = new ResizeObserver(() => this.remeasure());

  constructor() {
    this.canvas.ariaHidden = "true";
    this.#resized.observe(this.canvas);
    document.addEventListener("scroll", this.remeasure, { capture: true, passive: true });
    this.#frame = requestAnimationFrame(this.#paint);
  }

  /** @returns the way to take the gauge off again */
  add(slot: HTMLElement, gauge: Gauge): () => void {
    this.#gauges.set(slot, gauge);
    this.#resized.observe(slot);
    this.remeasure();
    return () => {
      this.#gauges.delete(slot);
      this.#resized.unobserve(slot);
      this.remeasure();
    };
  }

  /** Call when slots may have moved; measuring waits until the next frame. */
  remeasure = (): void => {
    this.#boxes = null;
  };

  close(): void {
    cancelAnimationFrame(this.#frame);
    this.#resized.disconnect();
    document.removeEventListener("scroll", this.remeasure, { capture: true });
    this.#gauges.clear();
  }

  #measured(): [Gauge, Box][] {
    const { left, top } = this.canvas.getBoundingClientRect();
    this.#fit();
    return [...this.#gauges].map(([slot, gauge]) => {
      const box = slot.getBoundingClientRect();
      const rack = (slot.closest("[data-rack]") ?? this.canvas).getBoundingClientRect();
      return [
        gauge,
        {
          left: box.left - left,
          top: box.top - top,
          width: box.width,
          height: box.height,
          clipLeft: rack.left - left,
          clipRight: rack.right - left,
        },
      ];
    });
  }

  /** A canvas that is resized forgets everything, so only when its place on the screen has really changed. */
  #fit(): void {
    const density = window.devicePixelRatio;
    const width = Math.round(this.canvas.clientWidth * density);
    const height = Math.round(this.canvas.clientHeight * density);
    if (this.canvas.width === width && this.canvas.height === height) return;
    this.canvas.width = width;
    this.canvas.height = height;
    this.canvas.getContext("2d")!.scale(density, density);
  }

  #paint = (nowMs: number): void => {
    this.#boxes ??= this.#measured();
    const canvas = this.canvas.getContext("2d")!;
    const seconds = Math.max(0, nowMs - this.#paintedMs) / 1000;
    canvas.clearRect(0, 0, this.canvas.clientWidth, this.canvas.clientHeight);
    for (const [gauge, box] of this.#boxes) {
      canvas.save();
      canvas.beginPath();
      canvas.rect(box.clipLeft, box.top, box.clipRight - box.clipLeft, box.height);
      canvas.clip();
      gauge.paint(canvas, box, seconds);
      canvas.restore();
    }
    this.#paintedMs = nowMs;
    if (nowMs - this.#announcedMs >= 1000 / ANNOUNCEMENTS_PER_SECOND) {
      this.#announcedMs = nowMs;
      for (const gauge of this.#gauges.values()) gauge.announce();
    }
    this.#frame = requestAnimationFrame(this.#paint);
  };
}
