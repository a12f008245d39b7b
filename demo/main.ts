import { defineElements } from "./desk/elements.ts";
import type { PostfadePage } from "./desk/postfade-page.ts";
import { addSpaceBar } from "./desk/space-bar.ts";
import { addUndoKeys } from "./desk/undo-keys.ts";

defineElements();
addSpaceBar();
addUndoKeys(() => document.querySelector<PostfadePage>("postfade-page")?.mixer ?? null);
