import { loadSession, type Mixer, renderOffline } from "postfade";
import { useGroups, useHistory, useParam, useScenes, useStrips, useVcas } from "postfade/react";
import { act, create, type ReactTestRenderer } from "react-test-renderer";

function Desk({ mixer }: { readonly mixer: Mixer }) {
  const [levelDb, setLevelDb] = useParam(mixer.master.fader);
  const { undoLabel } = useHistory(mixer);
  const others = [useVcas(mixer), useGroups(mixer), useScenes(mixer)].map((list) => list.length);
  return (
    <button type="button" onClick={() => setLevelDb(levelDb - 6)}>
      {[...useStrips(mixer).map(({ name }) => name), levelDb, undoLabel ?? "-", ...others].join(" ")}
    </button>
  );
}

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
const session = loadSession({
  format: "postfade-session",
  version: 1,
  strips: [{ id: "master", name: "Master", role: "master" }],
});

// Where there is no AudioContext, a render has a mixer too.
await renderOffline(session, {
  audio: () => {
    throw new Error("the session names no file");
  },
  toFrame: 128,
  setUp: (mixer) => {
    let view!: ReactTestRenderer;
    const said = () => view.root.findByType("button").props.children;
    act(() => {
      view = create(<Desk mixer={mixer} />);
    });
    console.log(said());
    act(() => view.root.findByType("button").props.onClick());
    console.log(said());
  },
});
