import packaged from "benchmark";
import lodash from "lodash";

/** Bundled for a page, the package cannot require its own lodash, and looks for itself among the globals. */
export const Benchmark = packaged.runInContext({ _: lodash }) as typeof packaged;
Object.assign(globalThis, { Benchmark });
