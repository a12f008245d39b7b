// Copied beside the peers' node_modules: a bare name is looked for from where the importing file lies.
/** @param {string} name */
export const load = (name) => import(name);
