import { GraphError, type GraphErrorCode } from "../../graph/errors.ts";
import { didYouMean } from "../../session/nearest.ts";

/** Asked for by an id that nothing has. @param kind as a sentence names it, and `mixer.${kind}s` lists it @param there those there are */
export function noneNamed(code: GraphErrorCode, kind: string, id: string, there: Iterable<{ readonly id: string }>): GraphError {
  const ids = [...there].map((one) => one.id);
  const list = `mixer.${kind.toLowerCase()}s`;
  return new GraphError(code, [id], `no ${kind} named "${id}"${didYouMean(String(id), ids)}; ${list} has those there are`);
}
