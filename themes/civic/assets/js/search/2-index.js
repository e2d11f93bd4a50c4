// The index as the engine holds it: names of entries, which words and pairs of words stand in them, and the words of the language.
(function (M) {
  'use strict';
  M.lines = function (text) { return text.split('\n').slice(0, -1); };
  // A packed figure.
  M.figure = function (text, at) {
    var code = text.charCodeAt(at);
    return code - (code < 34 ? 33 : code < 92 ? 34 : 35);
  };
  // Ascending numbers from the gaps between them.
  M.gaps = function (text) {
    var list = [], next = 0, digits = [], figure;
    for (var i = 0; i < text.length; i++) {
      figure = M.figure(text, i);
      if (figure >= 60) { digits.push(figure - 60); continue; }
      while (digits.length) figure = figure * 30 + digits.pop() + 60;
      list.push(next += figure);
      next++;
    }
    return list;
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
      counts: part.counts, size: titles.length, words: M.language(part.words), codes: codes, docs: [],
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
    // Words by number, so that a pair of them is one number too.
    var numbers = new Map(), terms = [], pairs = new Map(), weights = [];
    var folded = M.fold(part.titles).split('\n'), others = M.fold(part.aliases).split('\n'), field = {};
    function post(list, id) { if (list[list.length - 1] !== id) list.push(id); }
    index.grow = function (until) {
      for (; next < titles.length && (next % 8 || Date.now() < until); next++) {
        var base = index.words.base(folded[next]), about = index.field(next);
        field[about] = field[about] || M.words(M.fold(about));
        var doc = index.docs[next] = { id: next, base: M.words(base[0]), field: field[about], names: [] };
        doc.names.push(name(titles[next], base[1] ? doc.base.concat(M.words(base[1])) : doc.base, doc.base.length));
        if (aliases[next]) {
          aliases[next].split('|').forEach(function (text, n) {
            var words = M.words(others[next].split('|')[n]);
            doc.names.push(name(text, words, words.length));
          });
        }
      }
      return next < titles.length;
    };
    function name(text, words, own) {
      var last = -1;
      words.forEach(function (word) {
        var number = numbers.get(word);
        if (number === undefined) numbers.set(word, number = terms.push([]) - 1);
        post(terms[number], next);
        if (last >= 0) {
          var key = last * 65536 + number, list = pairs.get(key);
          if (list) post(list, next); else pairs.set(key, [next]);
        }
        last = number;
      });
      return { text: text, words: words, own: own };
    }
    index.all = function (use) { numbers.forEach(function (_, word) { use(word); }); };
    index.term = function (word) { return terms[numbers.get(word)]; };
    index.pair = function (a, b) { return pairs.get(numbers.get(a) * 65536 + numbers.get(b)); };
    // The words below titles come later, if at all.
    index.more = part.more[0];
    index.body = null;
    index.addBody = function (part) {
      var lists = M.lines(part.posts), body = new Map();
      if (part.size !== index.counts[0]) throw Error('of another index');
      M.lines(part.terms).forEach(function (word, i) { body.set(word, lists[i]); });
      index.body = body;
    };
    // Where a word stands below the title: [near, far], each a list of entries.
    index.below = function (word) {
      var lists = index.body && index.body.get(word);
      if (typeof lists === 'string') {
        lists = lists.split('~').map(M.gaps);
        lists.near = new Set(lists[0]);
        lists.far = new Set(lists[1] || []);
        index.body.set(word, lists);
      }
      return lists;
    };
    // How much a word tells: the fewer entries have it, the more.
    index.weight = function (word) {
      var number = numbers.get(word);
      if (number === undefined) {
        var lists = index.below(word);
        return Math.log(1 + index.size / (lists ? lists.near.size + lists.far.size : 1));
      }
      return weights[number] || (weights[number] = Math.log(1 + index.size / terms[number].length));
    };
    return index;
  };
  M.slug = function (text) { return M.fold(text).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''); };

  // The words of a language: phrases by their folded form, what they mean, which of them only ask.
  M.language = function (packed) {
    var words = { phrases: new Map(), known: new Set(), actions: [], typing: packed.typing, sound: M.sounds(packed.sounds), longest: 1 };
    // Folding is quick for a whole text at once; the shapes of a phrase are only asked for when it is met.
    function phrases(text, kind) {
      var plain = M.lines(M.fold(text));
      M.lines(text).forEach(function (line, i) {
        var own = M.words(plain[i].split('=')[0]), key = own.join(' '), list = words.phrases.get(key);
        var phrase = { kind: kind, text: line.split('=')[0], means: (line.split('=')[1] || '').split('|') };
        own.forEach(function (word) { words.known.add(word); });
        words.longest = Math.max(words.longest, own.length);
        if (list) list.push(phrase); else words.phrases.set(key, [phrase]);
      });
    }
    phrases(packed.synonyms, 's');
    phrases(packed.acronyms, 'a');
    phrases(packed.stops, 'q');
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
