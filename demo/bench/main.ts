import { countLateness } from "./lateness.ts";
import { type Answer, largestDesk, type Try } from "./search.ts";
import { guessStrips, trial } from "./trial.ts";

const part = <T extends HTMLElement>(selector: string) => document.querySelector<T>(selector)!;
const measureButton = part<HTMLButtonElement>("#measure");
const downloadButton = part<HTMLButtonElement>("#download");
const answer = part("#answer");
const rows = part("#tries tbody");

part("#device").textContent = deviceText();
measureButton.addEventListener("click", () => void measure());

const MOST_TRIES = 12;

/** `?tries=1` in the page's address: a short look instead of an answer to a tenth. */
function wishedTries(): number {
  const wished = Number(new URLSearchParams(location.search).get("tries"));
  return wished >= 1 ? Math.min(wished, MOST_TRIES) : MOST_TRIES;
}

async function measure(): Promise<void> {
  measureButton.disabled = true;
  downloadButton.hidden = true;
  rows.replaceChildren();
  try {
    answer.textContent = "Rendering a small desk to know where to begin";
    const guess = await guessStrips();
    const play = async (strips: number) => {
      answer.textContent = `Playing ${strips} strips`;
      const came = await trial(strips);
      if ("runs" in came) showTry(came);
      return came;
    };
    const found = await largestDesk(guess.strips, play, wishedTries());
    answer.textContent = answerText(found);
    offer(await figuresOf(found, guess.timesRealTime));
  } catch (error) {
    answer.textContent = `That did not work: ${error instanceof Error ? error.message : String(error)}`;
  }
  measureButton.disabled = false;
}

function answerText({ strips, atLeast }: Answer): string {
  if (strips === 0) return "Not even one strip runs in real time here, or this page had no time to itself.";
  return `${atLeast ? "At least " : ""}${strips} strips run in real time on this device.`;
}

function showTry({ strips, seconds, lateSeconds, runs }: Try): void {
  part("#tries").hidden = false;
  const row = document.createElement("tr");
  for (const text of [String(strips), String(seconds), `${(lateSeconds * 1000).toFixed(0)} ms`, runs ? "yes" : "no"])
    row.append(Object.assign(document.createElement("td"), { textContent: text }));
  rows.append(row);
}

function deviceText(): string {
  const isolation = globalThis.crossOriginIsolated ? "isolated" : "not isolated";
  return `${navigator.userAgent}; ${navigator.hardwareConcurrency} cores; this page is ${isolation}.`;
}

/** What is downloaded: enough to compare devices by. */
async function figuresOf(found: Answer, offlineTimesRealTime: number) {
  const context = new AudioContext();
  const { sampleRate, baseLatency } = context;
  const { method } = countLateness(context);
  await context.close();
  return {
    format: "postfade-device-bench",
    version: 1,
    when: new Date().toISOString(),
    userAgent: navigator.userAgent,
    cores: navigator.hardwareConcurrency,
    crossOriginIsolated: globalThis.crossOriginIsolated,
    deviceSampleRate: sampleRate,
    baseLatencySeconds: baseLatency,
    latenessBy: method,
    offlineTimesRealTimeAt32: offlineTimesRealTime,
    ...found,
  };
}

function offer(figures: object): void {
  const text = `${JSON.stringify(figures, null, 2)}\n`;
  downloadButton.hidden = false;
  downloadButton.onclick = () => {
    const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    Object.assign(document.createElement("a"), { href: url, download: "postfade-device-bench.json" }).click();
    URL.revokeObjectURL(url);
  };
}
