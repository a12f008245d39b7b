/** Files whose audio follows the desk: how many are there, and how many there will be. */
export interface Loading {
  readonly ready: number;
  readonly asked: number;
}
