/** What is to be said of what went wrong on the desk while it was rendered. @param faults as a render has them */
export function faultWarnings(faults: readonly string[]): readonly string[] {
  return faults.map((fault) =>
    fault.includes("/")
      ? `${fault} ran away (above +300 dBFS, or not a number) and took itself out: from there on it is not heard`
      : `${fault}: its output went above +160 dBFS, or was not a number; where it did, it is silent`,
  );
}
