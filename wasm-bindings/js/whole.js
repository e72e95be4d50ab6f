// An engine whose definitions are inside, and whose texts in other languages lie beside it.
import { provideTexts } from "./brought.js";
import languages from "./languages.js";
import { loader } from "./loader.js";

/** Its `init` and `initSync`; `where` says where its module lies if nobody else does. */
export function whole(native, reach, where) {
  provideTexts(languages);
  return loader(native, reach, where);
}
