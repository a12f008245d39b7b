/** This release; version.test.ts holds it to package.json's. */
export const VERSION = "0.1.0";

/**
 * What the processor registers as. A second registration under one name fails without a sound, so two releases on one page need two
 * names.
 */
export const PROCESSOR_NAME = `postfade-${VERSION}`;
