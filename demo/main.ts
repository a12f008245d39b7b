import { defineElements } from "./desk/elements.ts";
import { addSpaceBar } from "./desk/space-bar.ts";

defineElements();
addSpaceBar();
