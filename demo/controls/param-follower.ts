import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Param } from "postfade";

/** Asks its element to draw again whenever one of the parameters it shows changes, whoever changed it. */
export class ParamFollower implements ReactiveController {
  #followed: readonly Param[] = [];
  #stops: (() => void)[] = [];

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly shown: () => readonly Param[],
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const params = this.shown();
    if (params.length === this.#followed.length && params.every((param, i) => param === this.#followed[i])) return;
    this.#release();
    this.#followed = params;
    this.#stops = params.map((param) => param.on(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    this.#release();
  }

  #release(): void {
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#followed = [];
  }
}
