#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { postfade } from "./program.ts";

// Whoever reads the output may have had enough of it: `postfade explain ... | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };
await postfade(version).parseAsync();
