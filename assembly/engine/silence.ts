/** Whether what the bank in hand carries just now is nothing but zeros: then steps that can do without it do nothing. */
export let silent: bool = false;

export function say(isSilent: bool): void {
  silent = isSilent;
}
