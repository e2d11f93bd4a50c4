// The index as the engine holds it: names of entries, which words and pairs of words stand in them, and the words of the language.
(function (M) {
  'use strict';
  M.lines = function (text) { return text.split('\n').slice(0, -1); };
  // A packed figure.
  M.figure = function (text, at) {
    var code = text.charCodeAt(at);
    return code - (code < 34 ? 33 : code < 92 ? 34 : 35);
  };
  // A column: a function from the place to the text that stands there.
  function column(packed) {
    var wide = packed.words.length > 90;
    return function (at) {
      var seat = wide ? M.figure(packed.seats, 2 * at) * 90 + M.figure(packed.seats, 2 * at + 1) : M.figure(packed.seats, at);
      return at * (wide ? 2 : 1) < packed.seats.length ? packed.words[seat] : '';
    };
  }

  // From the first part to the index. It grows by `grow(until)`, which says whether more is left to do.
  M.index = function (part) {
    var titles = M.lines(part.titles), aliases = M.lines(part.aliases), stems = M.lines(part.stems);
    var codes = M.lines(part.codes), next = 0;
    var index = {
      counts: part.counts, size: titles.length, terms: new Map(), pairs: new Map(), words: M.language(part.words), codes: codes, docs: [],
      field: column(part.fields), fee: column(part.fees), time: column(part.times), level: column(part.levels)
    };
    if (part.counts.reduce(function (a, b) { return a + b; }) !== titles.length) throw Error('short');
    index.kind = function (id) {
      for (var kind = 0; id >= part.counts[kind]; kind++) id -= part.counts[kind];
      return kind;
    };
    index.rank = function (id) { return id < part.ranks.length ? M.figure(part.ranks, id) : 0; };
    index.href = function (id) {
      var stem = stems[id], kind = index.kind(id), slug;
      if (stem[0] === '=') stem = stem.slice(1);
      else {
        slug = M.slug(titles[id]);
        if (stem) {
          stem = stem.split('*');
          slug = (stem[0] ? M.slug(codes[id]) + '-' : '') + slug.slice(0, stem[1]) + stem[2];
        }
        stem = slug;
      }
      return part.folders[kind] + stem + (kind === 2 ? '' : '/index.html');
    };
    function post(map, key, id) {
      var list = map.get(key);
      if (!list) map.set(key, [id]);
      else if (list[list.length - 1] !== id) list.push(id);
    }
    index.grow = function (until) {
      for (; next < titles.length && (next % 16 || Date.now() < until); next++) {
        var names = [titles[next]].concat(aliases[next] ? aliases[next].split('|') : []);
        var doc = index.docs[next] = { id: next, title: names[0], names: [], field: M.words(M.fold(index.field(next))) };
        doc.base = index.words.base(M.fold(names[0]));
        names.forEach(function (text, n) {
          var words = M.words(n ? M.fold(text) : doc.base[0] + doc.base[1]);
          doc.names.push({ text: text, words: words, own: n ? words.length : M.words(doc.base[0]).length });
          words.forEach(function (word, i) {
            post(index.terms, word, next);
            if (i) post(index.pairs, words[i - 1] + ' ' + word, next);
          });
        });
      }
      return next < titles.length;
    };
    index.weight = function (word) {
      var list = index.terms.get(word);
      return Math.log(1 + index.size / (list ? list.length : 1));
    };
    return index;
  };
  M.slug = function (text) { return M.fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''); };

  // The words of a language: phrases by their folded form, what they mean, which of them only ask.
  M.language = function (packed) {
    var words = { phrases: new Map(), known: new Set(), actions: [], typing: packed.typing, sounds: packed.sounds, longest: 1 };
    function phrase(text, kind, means) {
      var tokens = M.tokens(text), key = tokens.map(function (token) { return token.fold; }).join(' ');
      if (!key) return;
      words.longest = Math.max(words.longest, tokens.length);
      tokens.forEach(function (token) { words.known.add(token.fold); });
      var list = words.phrases.get(key) || [];
      list.push({ kind: kind, tokens: tokens, means: means });
      words.phrases.set(key, list);
    }
    function pairs(text, kind) {
      M.lines(text).forEach(function (line) {
        line = line.split('=');
        phrase(line[0], kind, line[1].split('|'));
      });
    }
    pairs(packed.synonyms, 's');
    pairs(packed.acronyms, 'a');
    M.lines(packed.stops).forEach(function (text) { phrase(text, 'q'); });
    M.lines(packed.actions).forEach(function (text) { words.actions.push(' ' + M.fold(text) + ' '); });
    var levels = M.lines(packed.levels).map(M.fold).sort(function (a, b) { return b.length - a.length; });
    // A folded title in two: what it is about, and the phrases that tell its level.
    words.base = function (folded) {
      var level = '';
      levels.forEach(function (phrase) {
        var at = folded.indexOf(phrase);
        if (at < 0 || /[a-z]/.test(folded[at - 1] || '') || /[a-z]/.test(folded[at + phrase.length] || '')) return;
        level += ' ' + phrase;
        folded = folded.slice(0, at) + folded.slice(at + phrase.length);
      });
      return [folded, level];
    };
    return words;
  };
})(window.motcua);
