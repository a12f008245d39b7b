import fc from "fast-check";

/** What chance is made from where nobody hunts. Any number would do; whoever works on a fault puts that of its report here by `PROPERTY_SEED`. */
const SEED = 20261128;

/**
 * The suite throws the same dice each time: whoever changed nothing sees nothing fail, and what fails fails again. A hunt throws others,
 * and many more (`npm run hunt`).
 */
const { PROPERTY_SEED, PROPERTY_RUNS } = process.env;
if (PROPERTY_SEED !== undefined) fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
else if (PROPERTY_RUNS === undefined) fc.configureGlobal({ seed: SEED });
