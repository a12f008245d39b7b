import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ALLOWED = /^(MIT|BSD-[\w-]+|ISC|Apache-2\.0|MPL-2\.0|0BSD|CC0-1\.0)$/;

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly license?: string;
}
type Lock = Readonly<Record<string, Locked>>;

/** Where everything lies that comes with an installed package of ours: what it names, what those name, and so on. */
function runtimeFolders(lock: Lock): string[] {
  const found = new Set<string>([""]);
  for (const folder of found) {
    const { dependencies, optionalDependencies } = lock[folder] ?? {};
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) found.add(folderOf(lock, folder, name));
  }
  return [...found].filter((folder) => folder !== "");
}

/** As Node looks for it: beside the one who asks, then further and further up. */
function folderOf(lock: Lock, from: string, name: string): string {
  const beside = `${from}${from ? "/" : ""}node_modules/${name}`;
  if (beside in lock) return beside;
  if (from === "") throw new Error(`package-lock.json has no ${name}; run npm install`);
  return folderOf(lock, from.slice(0, Math.max(0, from.lastIndexOf("node_modules/") - 1)), name);
}

/** Of an SPDX expression: one of what OR offers, all of what AND asks. A nested one is refused, to be read by somebody. */
const isAllowed = (licence: unknown) =>
  typeof licence === "string" &&
  licence
    .replace(/^\((.*)\)$/, "$1")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((one) => ALLOWED.test(one)));

const refused = (lock: Lock, licenceIn: (folder: string) => unknown) =>
  runtimeFolders(lock).flatMap((folder) => (isAllowed(licenceIn(folder)) ? [] : [`${folder}: ${licenceIn(folder)}`]));

const lock: Lock = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
const licenceIn = (folder: string): unknown => JSON.parse(readFileSync(`${folder}/package.json`, "utf8")).license;

test("what is installed with this package is under a permissive licence, or MPL", () => {
  expect(runtimeFolders(lock).length).toBeGreaterThan(8);
  expect(refused(lock, licenceIn)).toEqual([]);
});

test.each(["LGPL-3.0-or-later", "GPL-2.0", "MIT AND LGPL-2.1", "SEE LICENSE IN LICENSE.md", "UNLICENSED", "", undefined])(
  "a planted %j is found, however deep it lies",
  (licence) => {
    const planted: Lock = {
      ...lock,
      "node_modules/commander": { dependencies: { outer: "1" } },
      "node_modules/commander/node_modules/outer": { optionalDependencies: { inner: "1" } },
      "node_modules/inner": {},
    };
    const told = (folder: string) => (folder.endsWith("outer") ? "MIT" : folder.endsWith("inner") ? licence : licenceIn(folder));
    expect(refused(planted, told)).toEqual([`node_modules/inner: ${licence}`]);
  },
);

test.each(["BSD-3-Clause", "(MIT OR GPL-3.0)", "Apache-2.0 AND MIT", "MPL-2.0"])("%s is allowed", (licence) => {
  expect(isAllowed(licence)).toBe(true);
});

test("what only developers install is not asked", () => {
  expect(runtimeFolders(lock)).not.toContain("node_modules/vitest");
});

/** Installed by who runs the whole benchmark, in a folder of its own. A compiler may be LGPL there: it is measured, never shipped. */
const MEASURED = ["@grame/faustwasm"];
const PACKED = ["dist", "docs/*.md", "docs/picture", "docs/plugins", "CHANGELOG.md"];
const peers: Lock = JSON.parse(readFileSync("bench/peers/package-lock.json", "utf8")).packages;

test("of what the benchmark installs to measure it, only what is named here is under another licence", () => {
  const told = (folder: string): unknown => peers[folder]!.license;
  expect(runtimeFolders(peers).length).toBeGreaterThan(8);
  expect(refused(peers, told)).toEqual(MEASURED.map((name) => `node_modules/${name}: LGPL-3.0`));
});

test.each(MEASURED)("%s is in nothing that this project installs or packs", (name) => {
  expect(Object.keys(lock).filter((folder) => folder.endsWith(`node_modules/${name}`))).toEqual([]);
  expect(JSON.parse(readFileSync("package.json", "utf8")).files).toEqual(PACKED);
});
