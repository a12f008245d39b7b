import { type Deed, oneOf } from "./deeds.ts";

/** What a user does to a whole desk while it plays: takes back, recalls, links, listens. All of it may meet an edit on its way. */
export const deskDeeds: readonly Deed[] = [
  (mixer) => void mixer.undo(),
  (mixer) => void mixer.undo(),
  (mixer) => void mixer.redo(),
  (mixer) => {
    if (mixer.scenes.length < 4) mixer.storeScene();
  },
  (mixer, _, pick) => oneOf(mixer.scenes, pick)?.recall(),
  (mixer, strip, pick) => {
    const members = [...new Set([strip, oneOf(mixer.strips, pick)!])];
    if (mixer.groups.length < 3) mixer.addGroup({ members, mode: pick(0, 1) ? "relative" : "absolute" });
  },
  (mixer, _, pick) => {
    const member = oneOf(oneOf(mixer.groups, pick)?.members ?? [], pick);
    if (member) member.fader.value = -pick(0, 40);
  },
  (mixer, strip, pick) => {
    if (mixer.vcas.length < 3) mixer.addVca({ members: [strip], name: `VCA ${pick(0, 9)}` });
  },
  (mixer, _, pick) => {
    const vca = oneOf(mixer.vcas, pick);
    if (vca) vca.fader.value = -pick(0, 20);
  },
  (mixer, strip, pick) => oneOf(mixer.vcas, pick)?.[pick(0, 1) ? "addMember" : "removeMember"](strip),
  (mixer, _, pick) => {
    const { soloMode, exclusiveSolo, soloOverridesMute, delayCompensation, panLaw } = mixer.settings;
    soloMode.value = oneOf(["in-place", "afl", "pfl"] as const, pick)!;
    exclusiveSolo.value = pick(0, 2) === 0;
    soloOverridesMute.value = pick(0, 1) === 0;
    delayCompensation.value = pick(0, 3) > 0;
    panLaw.value = oneOf(["0dB", "-3dB", "-4.5dB", "-6dB"] as const, pick)!;
  },
  (_, strip, pick) => {
    strip.solo.value = pick(0, 1) === 0;
    strip.soloSafe.value = pick(0, 3) === 0;
  },
  ({ monitor }, _, pick) => {
    const { dim, cut, mono, swap, level, polarityLeft } = monitor;
    oneOf([dim, mono, swap], pick)!.value = pick(0, 1) === 0;
    cut.value = pick(0, 4) === 0;
    level.value = -pick(0, 12);
    polarityLeft.value = pick(0, 3) === 0 ? "inverted" : "normal";
  },
  (_, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (insert) insert.extraLatencyFrames = pick(0, 1) * pick(1, 300);
  },
  (_, strip, pick) => {
    const insert = oneOf(strip.inserts, pick);
    if (insert) insert.wet.value = pick(0, 4) / 4;
  },
];
