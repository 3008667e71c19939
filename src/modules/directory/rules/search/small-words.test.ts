import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { spelledWords } from "./fold.ts";
import { tellingWords } from "./small-words.ts";

const telling = (text: string) => tellingWords(spelledWords(text)).map(({ spelling }) => spelling);

const asked: [string, string[]][] = [
  ["Bäcker in der Nähe", ["Bäcker"]],
  ["Wo gibt es hier eine Apotheke?", ["Apotheke"]],
  ["pharmacy near me", ["pharmacy"]],
  ["yakınımdaki eczaneler", ["eczaneler"]],
  ["صيدلية قريبة مني", ["صيدلية"]],
  ["аптека наблизо", ["аптека"]],
  ["farmacie lângă mine", ["farmacie"]],
  ["apteka w pobliżu", ["apteka"]],
  ["перукарня біля мене", ["перукарня"]],
  ["der die das", ["der", "die", "das"]],
  ["fur shop", ["fur", "shop"]],
];
for (const [text, words] of asked) test(text, () => assert.deepEqual(telling(text), words));

test("something always remains, in its order", () => {
  const word = fc.constantFrom("in", "der", "Nähe", "near", "me", "Friseur", "Markt", "and", "و", "kuaför");
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (list) => {
      const rest = telling(list.join(" "));
      assert.ok(rest.length > 0);
      let from = 0;
      for (const one of rest) {
        from = (list as string[]).indexOf(one, from) + 1;
        assert.ok(from > 0);
      }
    }),
  );
});
