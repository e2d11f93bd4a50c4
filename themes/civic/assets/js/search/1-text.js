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
//   answer = { query, state, partial, corrected, groups }
//       state      'found' | 'nearest' (nothing fits well, these are the nearest) | 'none' | 'broken' (a part of the index is
//                  missing or cut short)
//       corrected  '' or the text as it was understood, when letters of it were changed
//       groups     [{ kind: 'procedure' | 'office' | 'form' | 'life-event' | 'page', results: [result …] } …]
//   result = { id, href, title, marks, alias, code, field, fee, time, level, phase, same, score, parts }
//       href       relative to the root of the site
//       marks      [[from, to] …] in UTF-16 units of the title
//       phase      '', 'suspended', 'repealed', or the first and the last day on which it applies, «2026-12-01/»
//       alias      null, or { text, marks }: the other name that was met
//       same       [{ href, level, code } …]: procedures of the same title that differ by level; this one is not among them
//       parts      what the score is made of, by name
//
// This file: letters. Folded text has no marks on Latin letters; the shape of a word keeps them, its tone at the end, so that
// «hoà» and «hòa» are one.
(function (M) {
  'use strict';
  var WORD = /[0-9a-z\u00df-\u00f6\u00f8-\u1fff\u2c00-\u2dff\u3040-\ud7ff\uf900-\ufdff]+/g;
  var MARKS = /([a-z])[\u0300-\u036f]+/g;

  M.fold = function (text) {
    return text.normalize('NFD').toLowerCase().replace(/[đð]/g, 'd').replace(MARKS, '$1');
  };
  // The words of folded text; a number loses its zeros in front.
  M.words = function (folded) {
    return (folded.match(WORD) || []).map(function (word) { return /^0+\d+$/.test(word) ? word.replace(/^0+(?=\d)/, '') : word; });
  };
  // The words of a text as { fold, shape, from, to }.
  var seen = new Map();
  M.tokens = function (text) {
    // Lower case keeps the length of all but a few letters; of texts with those the marks of results are a little off.
    var list = [];
    text.normalize('NFC').toLowerCase().replace(WORD, function (found, at) {
      var word = seen.get(found);
      if (!word) {
        if (seen.size > 9999) seen.clear();
        seen.set(found, word = { fold: M.words(M.fold(found))[0], shape: shape(found) });
      }
      if (word.fold) list.push({ fold: word.fold, shape: word.shape, from: at, to: at + found.length });
    });
    return list;
  };
  function shape(word) {
    var tones = '';
    return word.normalize('NFD').replace(/ð/g, 'đ').replace(/[\u0301\u0300\u0309\u0303\u0323]/g, function (tone) { tones += tone; return ''; }) + tones;
  }
})(window.motcua = window.motcua || {});
