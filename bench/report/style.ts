/** Of the report; its charts take their colours from here, by day and by night. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --text: #1c2024; --quiet: #5b6570; --grid: #dfe3e8; --free: #eceff2;
  --one: #1f66b0; --two: #b4571a; --three: #2a7d57; --limit: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ground: #14171a; --text: #dde2e8; --quiet: #97a1ac; --grid: #2b3138; --free: #22272d;
  --one: #6aa9ea; --two: #e29a5c; --three: #6cc296; --limit: #f2867c; } }
body { max-width: 760px; margin: 40px auto; padding: 0 20px; background: var(--ground); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
h1 { font-size: 24px; font-weight: 600; }
h2 { margin: 0; font-size: 17px; font-weight: 600; }
figure { margin: 40px 0; }
figcaption p { margin: 2px 0 10px; color: var(--quiet); }
pre { overflow-x: auto; font-size: 12.5px; line-height: 1.45; }
svg { display: block; width: 100%; height: auto; }
svg text { fill: var(--quiet); font-size: 12px; }
svg .grid { stroke: var(--grid); }
svg .line { fill: none; stroke-width: 2; }
svg line.limit { stroke: var(--limit); stroke-dasharray: 4 3; }
svg text.limit { fill: var(--limit); }
svg .free { fill: var(--free); }
svg rect.series-1, svg circle.series-1, svg text.series-1 { fill: var(--one); }
svg rect.series-2, svg circle.series-2, svg text.series-2 { fill: var(--two); }
svg rect.series-3, svg circle.series-3, svg text.series-3 { fill: var(--three); }
svg path.series-1 { stroke: var(--one); }
svg path.series-2 { stroke: var(--two); }
svg path.series-3 { stroke: var(--three); }
`;
