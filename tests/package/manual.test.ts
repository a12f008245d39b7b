import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import { expect, test } from "vitest";

const npm = process.env.npm_execpath;
const pack = ["pack", "--dry-run", "--json", "--ignore-scripts"];
const said = npm ? execFileSync(process.execPath, [npm, ...pack]) : execFileSync("npm", pack);
const [{ files }] = JSON.parse(said.toString()) as [{ files: { path: string }[] }];
const packed = new Set(files.map(({ path }) => path));

/** Files that a page links to, from the package's root. */
function links(page: string): string[] {
  const text = readFileSync(page, "utf8");
  return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, to]) => to!)
    .filter((to) => !/^[a-z]+:/.test(to))
    .map((to) => posix.join(posix.dirname(page), to));
}

/** Why the house is as it is, and how to build on, is for whoever has a clone. */
const ofAClone = (to: string) => /^(src|bench|tests|assembly)\/|^docs\/decisions\/|^(ARCHITECTURE|CONTRIBUTING)\.md$/.test(to);

test("whoever installed the package has the manual that the README speaks of, and every page of it that another names", () => {
  const pages = [...packed].filter((path) => path === "README.md" || /^docs\/.*\.md$/.test(path));
  expect(pages).toEqual(
    expect.arrayContaining(["README.md", "docs/routing.md", "docs/first-steps.md", "docs/plugins/compressor.md"]),
  );
  const missing = pages.flatMap((page) =>
    links(page)
      .filter((to) => !ofAClone(to) && !packed.has(to) && ![...packed].some((path) => path.startsWith(to)))
      .map((to) => `${page} -> ${to}`),
  );
  expect(missing).toEqual([]);
});
