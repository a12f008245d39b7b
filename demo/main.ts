import "./desk/postfade-page.ts";
import { addSpaceBar } from "./desk/space-bar.ts";

addSpaceBar();
