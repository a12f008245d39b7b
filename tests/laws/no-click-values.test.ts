import { describe, expect, test } from "vitest";
import { AT, type ClickCase, clickOf, expectNoClick } from "../desk/click-case.ts";
import { clickDbfs, declaredRamp, through } from "../desk/clicks.ts";
import { bus, session, track } from "../desk/documents.ts";
import { openLive } from "../desk/live.ts";
import { sine } from "../desk/signals.ts";

const gain = (db: number) => 10 ** (db / 20);
const mono = session([track("a", { channels: 1, pan: -1 })]);
const stereo = session([track("a", { channels: 2 })]);
const withAux = (mute: boolean) =>
  session([track("a", { channels: 2, sends: [{ id: "s", to: "aux", levelDb: -6, mute }] }), bus("aux")]);

/** The one strip's gain to the left walks from `from` to `to`. */
const walks = (from: number, to: number): ClickCase["declared"] => {
  const ramp = declaredRamp(AT, from, to);
  return (frame, x) => x(frame) * ramp(frame);
};

const cases: readonly ClickCase[] = [
  {
    name: "a fader to silence",
    desk: stereo,
    act: (mixer) => {
      mixer.strip("a").fader.value = -144;
    },
    declared: walks(1, 0),
  },
  {
    name: "a master fader up from silence",
    desk: session([track("a", { channels: 2 }), { id: "master", role: "master", faderDb: -144 }]),
    act: ({ master }) => {
      master.fader.value = 0;
    },
    declared: walks(0, 1),
  },
  {
    name: "a trim",
    desk: stereo,
    act: (mixer) => {
      mixer.strip("a").trim.value = -9;
    },
    declared: walks(1, gain(-9)),
  },
  {
    name: "polarity",
    desk: stereo,
    act: (mixer) => {
      mixer.strip("a").polarity.value = "inverted";
    },
    declared: walks(1, -1),
  },
  {
    name: "a mute",
    desk: stereo,
    act: (mixer) => {
      mixer.strip("a").mute.value = true;
    },
    declared: walks(1, 0),
  },
  {
    name: "the end of a mute",
    desk: session([track("a", { channels: 2, mute: true })]),
    act: (mixer) => {
      mixer.strip("a").mute.value = false;
    },
    declared: walks(0, 1),
  },
  {
    name: "a pan from hard left to hard right",
    desk: mono,
    act: (mixer) => {
      mixer.strip("a").pan.value = 1;
    },
    declared: walks(1, 0),
  },
  {
    name: "another pan law",
    desk: session([track("a", { channels: 1 })]),
    act: (mixer) => {
      mixer.strip("a").panLaw.value = "0dB";
    },
    declared: walks(Math.SQRT1_2, 1),
  },
  {
    name: "somebody else's solo",
    desk: session([track("a", { channels: 2 }), track("other", { channels: 2, faderDb: -144 })]),
    act: (mixer) => {
      mixer.strip("other").solo.value = true;
    },
    declared: walks(1, 0),
  },
  {
    name: "a VCA that takes a strip in",
    desk: session([track("a", { channels: 2 })], { vcas: [{ id: "v", faderDb: -9 }] }),
    act: (mixer) => mixer.vca("v").addMember(mixer.strip("a")),
    declared: walks(1, gain(-9)),
  },
  {
    name: "a muting VCA that is taken off the desk",
    desk: session([track("a", { channels: 2 })], { vcas: [{ id: "v", mute: true, members: ["a"] }] }),
    act: (mixer) => mixer.vca("v").remove(),
    declared: walks(0, 1),
  },
  {
    name: "a send's level",
    desk: withAux(false),
    act: (mixer) => {
      mixer.strip("a").sends[0]!.level.value = -30;
    },
    declared: walks(1 + gain(-6), 1 + gain(-30)),
  },
  {
    name: "the end of a send's mute",
    desk: withAux(true),
    act: (mixer) => {
      mixer.strip("a").sends[0]!.mute.value = false;
    },
    declared: walks(1, 1 + gain(-6)),
  },
];

describe("a value that changes does not click", () => {
  test.each(cases)("$name", expectNoClick);

  test("a fader that is dragged through ten places, 3 ms apart, leaves no corner anywhere", async () => {
    for (const hz of [50, 1000]) {
      const live = await openLive(stereo, { sounds: { a: sine(20000, hz) } });
      live.mixer.transport.play();
      await live.render(AT);
      for (let i = 1; i <= 10; i++) {
        live.mixer.strip("a").fader.value = i % 2 ? -20 - 4 * i : -i / 4;
        await live.render(144);
      }
      await live.render(4000);
      expect(clickDbfs(live.heard().left, AT)).toBeLessThanOrEqual(-70);
    }
  });
});

describe("...and the law can be broken:", () => {
  test("a hard cut is 50 dB over", () => {
    for (const hz of [50, 1000]) {
      const cut = through(sine(9000, hz), (frame) => (frame < AT ? 1 : 0));
      expect(clickDbfs(cut, AT)).toBeGreaterThan(-40);
    }
  });

  test("a gain that jumps because its ramp is told no frames is heard, and is far from what was declared", async () => {
    const jump: ClickCase = { ...cases[4]!, declared: (frame, x) => (frame < AT ? x(frame) : 0) };
    expect((await clickOf(jump, 1000)).distance).toBeGreaterThan(0.5);
    expect((await clickOf(jump, 1000)).declaredResidualDbfs).toBeGreaterThan(-40);
  });

  test("a ramp that is half as long is not the declared one", async () => {
    const half = declaredRamp(AT, 1, 0);
    const short: ClickCase = { ...cases[4]!, declared: (frame, x) => x(frame) * half(AT + 2 * (frame - AT)) };
    expect((await clickOf(short, 50)).distance).toBeGreaterThan(0.1);
  });
});
