// The search engine: what a text asks for, and what of the catalog answers it best. No part of it touches the page, so the
// very same script runs in the browser and in `motcua search`.
//
//   motcua.open(language, load)    -> engine
//       load(name, done) brings the part of the index of that file name (by a script element in the browser) and then calls
//       done(error), where error is falsy when it came. The first part is called `LANGUAGE.js`; it is asked for at once.
//   motcua.part(name, payload)     what each part of the index calls when it comes
//   engine.ask(text, limit, done)  calls done(answer) once, or first with answer.partial true and then again with more.
//       It never blocks for long: long work is cut in slices by setTimeout where there is one. A newer ask drops an older.
//
//   answer = { query, state, partial, direct, corrected, left, groups }
//       state      'found' | 'nearest' (nothing fits well, these are the nearest) | 'none' | 'broken' (a part of the index is
//                  missing or cut short)
//       direct     null, or what the catalog answers at once: { text, href, title, call, number }, each but the text may be missing
//       corrected  '' or the text with the letters that were changed, as its reader would write it
//       left       [text …]: words of the text that no entry near it has
//       groups     in the order in which they are shown: [{ kind: 'procedure' | 'office' | 'form' | 'life-event' | 'page', results: [result …] } …]
//   result = { id, href, title, marks, alias, law, code, field, fee, time, level, phase, same, score, parts }
//       href       relative to the root of the site
//       marks      [[from, to] …] in UTF-16 units of the title
//       phase      '', 'suspended', 'repealed', or the first and the last day on which it applies, «2026-12-01/»
//       alias      null, or { text, marks }: the other name that was met
//       law        '' or the number of the law, or the code of the form, that was asked for and that it cites or asks for
//       same       [{ href, level, code } …]: procedures of the same title that differ by level; this one is not among them
//       parts      what the score is made of, by name
//
// This file: letters. Folded text has no marks on Latin letters; the shape of a word keeps them, its tone at the end, so that
// «hoà» and «hòa» are one. Shapes are compared and never shown.
(function (M) {
  'use strict';
  var WORD = /[0-9a-z\u00df-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff]+/g;
  var MARKS = /([a-z])[\u0300-\u036f]+/g;

  M.fold = function (text) {
    return text.normalize('NFD').toLowerCase().replace(/[đð]/g, 'd').replace(MARKS, '$1');
  };
  // The words of folded text; a number loses its zeros in front, and where an index wants it a plural its ending.
  M.plurals = false;
  M.words = function (folded) {
    return (folded.match(WORD) || []).map(function (word) { return /^0+\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : singular(word); });
  };
  function singular(word) { return M.plurals && /^...+[sx]$/.test(word) ? word.slice(0, -1) : word; }
  // The words of a text as { fold, shape, text, marked, from, to }; the text is to be composed.
  var seen = new Map();
  M.tokens = function (text) {
    // Lower case keeps the length of all but a few letters; of texts with those the marks of results are a little off.
    var list = [];
    text.toLowerCase().replace(WORD, function (found, at) {
      var word = seen.get(found), fold;
      if (!word) {
        if (seen.size > 9999) seen.clear();
        fold = M.fold(found);
        word = { fold: M.words(fold)[0], shape: shape(singular(found)), text: found };
        word.marked = shape(found) !== fold;
        seen.set(found, word);
      }
      // What is cut off before another word says little: «l'acte».
      if (word.fold) list.push(Object.assign({ from: at, to: at + found.length, light: found.length < 3 && /['’]/.test(text[at + found.length]) }, word));
    });
    return list;
  };
  // Half the country says hỏi and ngã alike and writes one for the other: here they are one.
  function shape(word) {
    var tones = '';
    return word.normalize('NFD').replace(/[đð]/g, 'd\u0335').replace(/[\u0301\u0300\u0309\u0303\u0323]/g, function (tone) {
      tones += tone.replace('\u0303', '\u0309');
      return '';
    }) + tones;
  }
  // Whether a word that was typed may be the one of this shape: every mark that was typed stands there, others may have been left out.
  M.agrees = function (token, own) {
    for (var typed = token.shape, at = 0, i = 0; i < own.length && at < typed.length; i++) if (own[i] === typed[at]) at++;
    return at === typed.length;
  };
})(window.motcua = window.motcua || {});
