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
//   result = { id, href, title, marks, alias, code, field, fee, time, level, same, score, parts }
//       href       relative to the root of the site
//       marks      [[from, to] …] in UTF-16 units of the title
//       alias      null, or { text, marks }: the other name that was met
//       same       [{ href, level, code } …]: procedures of the same title that differ by level; this one is not among them
//       parts      what the score is made of, by name
(function () {
'use strict';
var KINDS = ['procedure', 'office', 'form', 'life-event', 'page'];
var waiting = {};
function fold(text) {
  return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase().replace(/[đð]/g, 'd');
}
function lines(text) { return text.split('\n').slice(0, -1); }
function open(language, load) {
  var index = null, broken = false, asks = [];
  var name = language.toLowerCase() + '.js';
  waiting[name] = function (payload) {
    index = {};
    for (var key in payload) index[key] = typeof payload[key] === 'string' ? lines(payload[key]) : payload[key];
    index.folded = index.titles.map(fold);
  };
  load(name, function (error) {
    broken = !!error || !index;
    asks.splice(0).forEach(function (ask) { ask(); });
  });
  function answer(text, limit) {
    var result = { query: text, state: 'none', partial: false, corrected: '', groups: [] };
    if (broken) { result.state = 'broken'; return result; }
    var words = fold(text.slice(0, 200)).match(/[a-z0-9.]+/g) || [];
    var start = 0;
    KINDS.forEach(function (kind, k) {
      var found = [];
      for (var i = start; i < start + index.counts[k]; i++) {
        var score = words.filter(function (word) { return index.folded[i].indexOf(word) >= 0; }).length;
        if (index.codes[i] && index.codes[i] === text.trim()) score += 10;
        if (score) found.push({ i: i, score: score });
      }
      start += index.counts[k];
      found.sort(function (a, b) { return b.score - a.score || a.i - b.i; });
      if (found.length) result.groups.push({ kind: kind, results: found.slice(0, limit).map(function (hit) {
        var i = hit.i, marks = [];
        return { id: i, href: index.hrefs[i], title: index.titles[i], marks: marks, alias: null, code: index.codes[i] || '', field: index.fields[i] || '',
          fee: index.fees[i] || '', time: index.times[i] || '', level: index.levels[i] || '', same: [], score: hit.score, parts: { words: hit.score } };
      }) });
    });
    if (result.groups.length) result.state = 'found';
    return result;
  }
  return { ask: function (text, limit, done) {
    text = String(text);
    if (index || broken) done(answer(text, limit || 10));
    else asks.push(function () { done(answer(text, limit || 10)); });
  } };
}
window.motcua = window.motcua || {};
window.motcua.open = open;
window.motcua.part = function (name, payload) { if (waiting[name]) waiting[name](payload); };
})();
