/** The colours of everything painted, from the style sheet, so that the page has one palette. */
export interface Ink {
  level: string;
  faint: string;
  mark: string;
  over: string;
  reduction: string;
}

let ink: Ink | undefined;

export function meterInk(): Ink {
  if (ink) return ink;
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  ink = {
    level: colour("--meter-level"),
    faint: colour("--meter-faint"),
    mark: colour("--meter-mark"),
    over: colour("--over"),
    reduction: colour("--meter-reduction"),
  };
  return ink;
}
