import { equaliser } from "../equaliser.ts";
import { definePresets } from "./preset.ts";

export const equaliserPresets = definePresets(equaliser, {
  "Voice, clear": {
    ...{ band1On: true, band1Shape: "low-cut", band1FrequencyHz: 90, band1SlopeDbPerOctave: "24" },
    ...{ band2On: true, band2FrequencyHz: 280, band2GainDb: -2.5, band2Q: 1.2 },
    ...{ band3On: true, band3FrequencyHz: 3500, band3GainDb: 2, band3Q: 0.9 },
    ...{ band4On: true, band4Shape: "high-shelf", band4FrequencyHz: 11000, band4GainDb: 2 },
  },
  "Kick, deep and hard": {
    ...{ band1On: true, band1FrequencyHz: 58, band1GainDb: 4, band1Q: 1.1 },
    ...{ band2On: true, band2FrequencyHz: 330, band2GainDb: -5, band2Q: 1 },
    ...{ band3On: true, band3FrequencyHz: 3800, band3GainDb: 3.5, band3Q: 1.3 },
  },
  "Snare, body and crack": {
    ...{ band1On: true, band1Shape: "low-cut", band1FrequencyHz: 80 },
    ...{ band2On: true, band2FrequencyHz: 190, band2GainDb: 3, band2Q: 1.4 },
    ...{ band3On: true, band3FrequencyHz: 5200, band3GainDb: 3, band3Q: 0.8 },
  },
  "Acoustic guitar, in a mix": {
    ...{ band1On: true, band1Shape: "low-cut", band1FrequencyHz: 110 },
    ...{ band2On: true, band2FrequencyHz: 210, band2GainDb: -3, band2Q: 1 },
    ...{ band3On: true, band3Shape: "high-shelf", band3FrequencyHz: 8000, band3GainDb: 2.5 },
  },
  Telephone: {
    ...{ band1On: true, band1Shape: "low-cut", band1FrequencyHz: 400, band1SlopeDbPerOctave: "24" },
    ...{ band2On: true, band2FrequencyHz: 1600, band2GainDb: 5, band2Q: 1 },
    ...{ band3On: true, band3Shape: "high-cut", band3FrequencyHz: 3200, band3SlopeDbPerOctave: "24" },
  },
  "Mix, a little air": {
    ...{ band1On: true, band1Shape: "low-shelf", band1FrequencyHz: 80, band1GainDb: 0.8 },
    ...{ band2On: true, band2FrequencyHz: 350, band2GainDb: -0.8, band2Q: 0.7 },
    ...{ band3On: true, band3Shape: "high-shelf", band3FrequencyHz: 13000, band3GainDb: 1.5 },
  },
});
