import type { Mixer, MixerStrip } from "postfade";

/** Where a strip's fader stands relative to its plugins. */
export type FaderStanding = "after-plugins" | "before-plugins" | "between-plugins";

export function faderStanding({ inserts, role }: MixerStrip): FaderStanding {
  const behind = inserts.filter(({ placement }) => placement === "post-fader").length;
  if (inserts.length === 0) return role === "master" ? "before-plugins" : "after-plugins";
  if (behind === 0) return "after-plugins";
  return behind === inserts.length ? "before-plugins" : "between-plugins";
}

/** Moves every plugin of the strip to the same side of its fader, all of them at once. */
export function standFader(mixer: Mixer, strip: MixerStrip, standing: Exclude<FaderStanding, "between-plugins">): void {
  mixer.edit(() => {
    for (const insert of strip.inserts) insert.place(standing === "after-plugins" ? "pre-fader" : "post-fader");
  });
}

/** The tutorial's name for it, and what it means for whoever moves the fader. */
export const STANDING_WORDS: Record<FaderStanding, { name: string; meaning: string }> = {
  "after-plugins": {
    name: "post-fade",
    meaning:
      "Plugins first, the fader after them. Pull the fader down: the mix gets quieter, the compressor hears what it heard before.",
  },
  "before-plugins": {
    name: "pre-fade",
    meaning: "The fader first, plugins after it. Pull the fader down: the compressor hears less, and lets go.",
  },
  "between-plugins": {
    name: "split",
    meaning: "Some plugins stand before the fader, some after it. Only those after it hear the fader move.",
  },
};
